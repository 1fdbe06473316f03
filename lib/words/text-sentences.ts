import type { ListedChange } from '../redline/changes/listed-change.ts';
import { countedText, type Naming } from './counted-text.ts';
import { quoteBlocks } from './quoted-blocks.ts';
import { isToldInPart, quotedIn, quotesOf, tellForce, toldIn, weightsOf } from './quoted-change.ts';
import type { RedlineWords } from './redline-words.ts';
import { shorten, nameText as shown } from './shorten.ts';
import type { Told } from './told.ts';

/** How the changes of a text are told. */
interface Telling extends Naming {
  /** Whether nothing is said of where a quoted change is: a title has no room for that. */
  readonly isPlaceless?: boolean;
}

/**
 * What was done to the text: the gravest change itself, where it is short, and one that makes a
 * sentence more or less binding; then how much else changed.
 */
export function tellText(
  changes: readonly ListedChange[],
  words: RedlineWords,
  { isPlaceless = false, ...naming }: Telling = {},
): Told[] {
  const weightOf = weightsOf(changes);
  const quotes = quotesOf(changes, words);
  const known = quotedIn(quotes);
  const others = changes.filter((one) => !known.has(one) || isToldInPart(one));
  const isInOneSection =
    new Set(changes.flatMap(({ section, left }) => (left ? [left, section] : [section]))).size ===
    1;
  const told = quotes.map(({ changes: all, text, isBinding }, index): Told => {
    const [change] = all;
    const isLast = others.length === 0 && index === quotes.length - 1;
    const isTogether = all.every(({ section }) => section === change.section);
    const isPlaced = !isPlaceless && change.section && isTogether && (isLast || !isInOneSection);
    if (all.length === 1 && isWholeHeading(change))
      return {
        text: words.retitled(shown(change.before), shown(change.after)),
        kind: change.kind,
      };
    const isTelling = isBinding || change.kind === 'figures';
    return {
      text: isPlaced ? words.within(text, shorten(change.section)) : text,
      kind: isBinding ? 'figures' : weightOf(change),
      ...(isTelling ? { isTelling } : {}),
    };
  });
  const blocks = quoteBlocks(others, words, naming.longest);
  const bound = toldIn(quotes);
  const { inText, inSections, toldApart } = tellForce(
    others.filter((one) => !bound.has(one) || known.has(one)),
    words,
    new Set(blocks.whole.keys()),
  );
  const force = Object.values(inText).map(
    (text): Told => ({ text, kind: 'figures', isTelling: true }),
  );
  const quotedBlocks = {
    texts: blocks.texts,
    binding: new Set([...toldApart].map((change) => blocks.whole.get(change))),
  };
  const counted = countedText(others, words, {
    ...{ ...naming, weightOf, quotedBlocks },
    duties: inSections,
  });
  const isCause = (one: Told) => one.isCause === true;
  return [...counted.filter(isCause), ...told, ...force, ...counted.filter((one) => !isCause(one))];
}

/** Whether a change put another heading in the place of a whole one. */
function isWholeHeading({ what, before, after, heading, units }: ListedChange): boolean {
  const isBoth = units.length > 0 && units.every(({ title }) => title !== undefined);
  return (
    what === 'replaced' &&
    (isBoth || (heading?.before.trim() === before.trim() && heading.after.trim() === after.trim()))
  );
}
