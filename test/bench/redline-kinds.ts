import { type Kind, kinds, substance } from '../../lib/redline/classify/kinds.ts';
import { foundKind, labelledPairs } from '../redline/kinds/labelled-pairs.ts';

const columns = [...kinds, 'none'] as const;
type Column = (typeof columns)[number];

/**
 * The kinds that the engine finds in labelled pairs, against those that people found. Where the
 * rules leave the label open, the row is the one that the engine found, or the first.
 */
export function benchRedlineKinds(): Promise<void> {
  const told = labelledPairs().map((pair) => {
    const found: Column = foundKind(pair) ?? 'none';
    const label: Column = pair.kinds.find((kind) => kind === found) ?? pair.kinds[0] ?? 'none';
    return { found, label };
  });
  process.stdout.write(`${told.length} labelled pairs; rows: label, columns: found.\n\n`);
  printRow(['label', ...columns]);
  printRow(['---', ...columns.map(() => '---:')]);
  for (const label of columns) {
    const row = told.filter((one) => one.label === label);
    if (row.length > 0)
      printRow([label, ...columns.map((found) => count(row.filter((one) => one.found === found)))]);
  }
  const missed = told.filter(({ found, label }) => isSubstance(label) && !isSubstance(found));
  const other = told.filter(({ found, label }) => found !== label);
  process.stdout.write(`\nsubstance called minor: ${missed.length}; other disagreements: `);
  process.stdout.write(`${other.length - missed.length}\n`);
  return Promise.resolve();
}

function isSubstance(kind: Column): boolean {
  return kind !== 'none' && substance.has(kind satisfies Kind);
}

function count(rows: readonly unknown[]): string {
  return rows.length === 0 ? '' : String(rows.length);
}

function printRow(cells: readonly string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
