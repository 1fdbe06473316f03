import { dueWords, monthWords, ordinaryWords, statusWords } from '../../lib/plan/fields/labels.ts';
import { fieldDefinitions, fieldNames } from '../../lib/plan/model/field-definitions.ts';

/** The tables of docs/authors.md that say which words are understood, from the data itself. */
export function wordTables(): readonly string[] {
  const labels = Object.entries(fieldDefinitions)
    .filter(
      ([
        ,
        {
          labels: { en },
        },
      ]) => en.length > 0,
    )
    .map(
      ([
        name,
        {
          labels: { en, fr },
        },
      ]) => [`\`${name}\``, list(en), list(fr)],
    );
  const statuses = Object.entries(statusWords).map(([name, words]) => [`\`${name}\``, list(words)]);
  const noNames = [...ordinaryWords].filter((word) => !fieldNames.some((name) => name === word));
  return [
    table(['field', 'English', 'French'], labels),
    table(['status', 'words'], statuses),
    `Months: ${list(monthWords.flat())}.`,
    `Before a milestone's date: ${list(dueWords)}.`,
    `are not names in front matter: ${list(noNames)}.`,
  ];
}

function list(words: readonly string[]): string {
  return words.join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
