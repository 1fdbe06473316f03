import type { Content } from '../../plan/model/content.ts';
import { rankIn } from '../classify/part-numbers.ts';
import { isHeading, isList, isParagraph } from '../content/elements.ts';
import { readText } from '../content/read-text.ts';
import { accept, reject } from '../merged/accept-reject.ts';
import type { Merged } from '../merged/merged.ts';
import { labelText } from './intros.ts';
import type { ExchangedTexts, ListedChange } from './listed-change.ts';

/**
 * Notes the blocks that came, went or moved because two texts changed places under their headings or
 * intros, be it that the texts stand elsewhere now or the headings. The other blocks of these texts
 * have no marks, though they are under another heading, too.
 */
export function noteExchanged(nodes: readonly Merged[], changes: ListedChange[]): void {
  if (!changes.some(isWhole)) return;
  const [old, young] = [reject({ content: nodes }), accept({ content: nodes })].map(textsByLabel);
  if (!old || !young) return;
  const exchanged = pairsOf(old, young);
  if (exchanged.size === 0) return;
  for (const [index, change] of changes.entries()) {
    const pairs = isWhole(change) ? labelsOf(change).map((label) => exchanged.get(label)) : [];
    const pair = pairs.find((one) => one !== undefined);
    if (pair) changes[index] = { ...change, exchanged: pair };
  }
}

function isWhole({ what, units }: ListedChange): boolean {
  return what !== 'replaced' && units.length > 0 && units.every(({ whole }) => !whole);
}

/** The labels that a block stands or stood under, and that it may be. */
function labelsOf({ section, left, intro, leftIntro, units }: ListedChange): string[] {
  const own = units.flatMap(({ title, text }) => title ?? text ?? []).map(labelText);
  return [section, left, intro, leftIntro, ...own].filter((label) => label !== undefined);
}

/** What stands right under each heading and intro; of several that are called the same, nothing. */
function textsByLabel(content: readonly Content[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const note = (label: Content, body: readonly Content[]) => {
    const name = labelText(readText([label]));
    texts.set(name, texts.has(name) || body.length === 0 ? '' : readText(body));
  };
  for (const [index, block] of content.entries()) {
    const next = content[index + 1];
    if (isHeading(block)) note(block, content.slice(index + 1, nextHeading(content, index + 1)));
    else if (isParagraph(block) && next && isList(next)) note(block, [next]);
  }
  return texts;
}

function nextHeading(content: readonly Content[], start: number): number {
  let end = start;
  while (end < content.length && !isHeading(content[end] ?? { type: 'text', value: '' })) end++;
  return end;
}

function pairsOf(
  old: ReadonlyMap<string, string>,
  young: ReadonlyMap<string, string>,
): ReadonlyMap<string, ExchangedTexts> {
  const oldLabels = new Map<string, string | undefined>();
  for (const [label, text] of old) oldLabels.set(text, oldLabels.has(text) ? undefined : label);
  const pairs = new Map<string, ExchangedTexts>();
  for (const [one, text] of young) {
    const other = text === '' || old.get(one) === text ? undefined : oldLabels.get(text);
    const isPair = other !== undefined && other !== one && old.get(one) === young.get(other);
    if (!isPair || pairs.has(one) || old.get(one) === '' || isCounted(one) || isCounted(other))
      continue;
    const pair = { one: other, other: one };
    pairs.set(one, pair).set(other, pair);
  }
  return pairs;
}

/** Whether a label is the number of a part alone, which says nothing of what it stands over. */
function isCounted(label: string): boolean {
  return rankIn(label)?.rest.trim() === '';
}
