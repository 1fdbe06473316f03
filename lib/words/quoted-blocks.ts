import { type Deed, tickedBlock, wholeUnits } from '../redline/changes/count-units.ts';
import type { ListedChange } from '../redline/changes/listed-change.ts';
import { isPartName } from '../redline/classify/part-names.ts';
import { rankIn } from '../redline/classify/part-numbers.ts';
import { nameInvisible } from '../redline/content/invisible.ts';
import { longestOneSided } from './quote-text.ts';
import type { RedlineWords } from './redline-words.ts';
import { longestValue } from './shorten.ts';
import { listed } from './told.ts';

/** Most blocks of which a sentence quotes the texts, for one thing done to them. */
const mostQuoted = 3;

/** What a sentence quotes of the blocks that came, went or moved. */
export interface QuotedBlocks {
  /** “Schools are free of it.” and 1 more: by what was done to the blocks. */
  readonly texts: ReadonlyMap<Deed, string>;
  /** The changes that are quoted whole, by what was done. */
  readonly whole: ReadonlyMap<ListedChange, Deed>;
}

/** What may be done to a block whose text a sentence quotes. */
const quotedDeeds: ReadonlySet<Deed> = new Set([
  ...(['inserted', 'deleted', 'movedTo', 'atOtherMark', 'ticked', 'unticked'] as const),
]);

/**
 * The texts of few blocks that came, went or moved, where they are short: they say more than their
 * number. A single heading has its name in the sentence as it is.
 *
 * @param room characters of all texts together that were done one thing to
 */
export function quoteBlocks(
  changes: readonly ListedChange[],
  words: RedlineWords,
  room = longestValue,
): QuotedBlocks {
  const texts = new Map<Deed, string>();
  const whole = new Map<ListedChange, Deed>();
  const blocks = changes.flatMap((change) =>
    [tickedBlock(change) ?? wholeUnits(change)]
      .flat()
      .map(({ deed, unit, heading, text = heading?.after }) => ({
        ...{ deed, unit, text, change },
      })),
  );
  for (const [deed, all] of Map.groupBy(blocks, (block) => block.deed)) {
    const [heading, another] = all.filter(({ unit }) => unit === 'heading');
    const some = another ? all : all.filter((block) => block !== heading);
    if (!quotedDeeds.has(deed) || some.length > mostQuoted) continue;
    const quoted = thatFit(
      some.filter(({ text = '' }) => isShort(text)),
      room,
    );
    if (quoted.length === 0) continue;
    for (const { change } of quoted) if (change.units.length === 1) whole.set(change, deed);
    const names = quoted.map(({ text = '' }) =>
      words.quote(nameInvisible(text.replace(endOfItem, ''))),
    );
    const left = some.length - quoted.length;
    texts.set(deed, listed(left > 0 ? [...names, words.moreSections(left)] : names, words));
  }
  return { texts, whole };
}

/** A sign by which an item leads to the next one. */
const endOfItem = /\s?[;,]$/u;

function thatFit<T extends { readonly text?: string | undefined }>(
  all: readonly T[],
  room: number,
): T[] {
  let left = room;
  return all.filter(({ text = '' }) => {
    left -= text.length;
    return left >= 0;
  });
}

/** Whether a text can be quoted, and is more than the number of a part: "Article 3". */
function isShort(text: string): boolean {
  const isLine = text.length <= longestOneSided && !text.includes('\n');
  return isLine && /[\p{L}\p{N}]/u.test(text) && !isPartNumber(text);
}

function isPartNumber(text: string): boolean {
  const { lead, rest } = rankIn(text) ?? {};
  return rest?.trim() === '' && isPartName(lead ?? '');
}
