import { withoutListEnds } from '../redline/changes/list-ends.ts';
import type { ListedChange } from '../redline/changes/listed-change.ts';
import { asMoves, keptInBlocks } from '../redline/changes/same-blocks.ts';
import { countedText, type Naming } from './counted-text.ts';
import { tellMoves } from './moved-between.ts';
import { isToldInPart, longestQuoted, type QuotedChange, quotedIn, toldIn } from './quote-text.ts';
import { quoteBlocks } from './quoted-blocks.ts';
import { quotesOf, weightsOf } from './quoted-change.ts';
import { tellForce } from './quoted-force.ts';
import { quotedHosts } from './quoted-hosts.ts';
import { withWordings } from './quoted-wordings.ts';
import type { RedlineWords } from './redline-words.ts';
import { longestValue, nameText as shown } from './shorten.ts';
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
  all: readonly ListedChange[],
  words: RedlineWords,
  { isPlaceless = false, ...naming }: Telling = {},
): Told[] {
  const changes = withoutListEnds(all);
  const weightOf = weightsOf(changes);
  const kept = keptInBlocks(changes);
  const quotable = changes.filter((one) => !kept.has(one));
  const wordings = withWordings(quotesOf(quotable, words), quotable, words);
  const worded = quotedIn(wordings);
  const hosts = quotedHosts(
    changes.filter((one) => !worded.has(one)),
    words,
  );
  const quotes = [...wordings, ...hosts];
  const known = quotedIn(quotes);
  const left = asMoves(changes.filter((one) => !known.has(one) || isToldInPart(one)));
  const moves = tellMoves(left, words, naming.longest ?? longestValue);
  const others = left.filter((one) => !moves.changes.has(one));
  // Such blocks are counted among what changed in figures. Their words come before that.
  const inPart = new Set(changes.filter(isToldInPart).map(({ place }) => place));
  const isInOneSection =
    new Set(changes.flatMap(({ section, left }) => (left ? [left, section] : [section]))).size ===
    1;
  const told = quotes.map(({ changes: some, text, isBinding }, index): Told => {
    const [change] = some;
    const isLast = left.length === 0 && index === quotes.length - 1;
    const isPlaced = !isPlaceless && namesPlace(quotes, index) && (isLast || !isInOneSection);
    const retitled = some.length === 1 ? retitledBy(change, isBinding, words) : '';
    if (retitled !== '') return { text: retitled, kind: change.kind };
    const isTelling = isBinding || change.kind === 'figures';
    return {
      text: isPlaced ? words.within(text, shown(change.section ?? '')) : text,
      kind: isBinding || inPart.has(change.place) ? 'figures' : weightOf(change),
      ...(isTelling ? { isTelling } : {}),
      ...(isBinding ? { sort: 'duty' } : {}),
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
    (text): Told => ({ text, kind: 'figures', isTelling: true, sort: 'duty' }),
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
  return [
    ...counted.filter(isCause),
    ...told,
    ...force,
    ...moves.told,
    ...counted.filter((one) => !isCause(one)),
  ];
}

/** Whether a quotation says in which section it is: of several in one, the last one does. */
function namesPlace(quotes: readonly QuotedChange[], index: number): boolean {
  const [quote, next] = [quotes[index], quotes[index + 1]];
  const section = quote?.changes[0].section;
  if (section === undefined || !isTogether(quote)) return false;
  return !isTogether(next) || next?.changes[0].section !== section;
}

/** Whether all that a quotation tells of is in one section. */
function isTogether(quote: QuotedChange | undefined): boolean {
  const section = quote?.changes[0].section;
  return quote?.changes.every((one) => one.section === section) === true;
}

/** Of a heading, or of words in one, what it was and is: both whole where they are short. */
function retitledBy(change: ListedChange, isBinding: boolean, words: RedlineWords): string {
  const { heading, before, after, kind } = change;
  if (isWholeHeading(change)) return words.retitled(shown(before), shown(after));
  if (isBinding || kind !== 'wording' || !heading) return '';
  if (before.trim() === '' || after.trim() === '') return '';
  const isShort = Math.max(heading.before.length, heading.after.length) <= longestQuoted;
  const { before: old, after: young } = isShort ? heading : change;
  return words.retitled(shown(old.trim()), shown(young.trim()));
}

/** Whether a change put another heading in the place of a whole one. */
function isWholeHeading({ what, before, after, heading, units }: ListedChange): boolean {
  const isBoth = units.length > 0 && units.every(({ title }) => title !== undefined);
  return (
    what === 'replaced' &&
    (isBoth || (heading?.before.trim() === before.trim() && heading.after.trim() === after.trim()))
  );
}
