import type { Content } from '../../plan/model/content.ts';
import { isSameAddress } from '../classify/addresses.ts';
import { kindOfText, type TextPlace } from '../classify/kind-of-text.ts';
import { graver, type Kind } from '../classify/kinds.ts';
import { isBlock } from '../content/elements.ts';
import { readText } from '../content/read-text.ts';
import { visitContent } from '../content/rebuild.ts';
import { isNoteLink } from '../merged/merged.ts';
import { withoutOwnNumbers } from './own-numbers.ts';

/** What content says that its text does not show. */
interface Unread {
  readonly images: string[];
  readonly links: string[];
  readonly code: string[];
}

/** The kind of change when content replaces other content; one of them may be empty. */
export function kindOfContent(
  before: readonly Content[],
  after: readonly Content[],
  place: TextPlace,
): Kind {
  const [oldText, newText] = [readText(before), readText(after)];
  const kind =
    oldText === newText
      ? kindOfBlocks([...before, ...after])
      : kindOfTexts(before, after, oldText, newText, place);
  const [old, young] = [unreadIn(before), unreadIn(after)];
  const hasOther = (part: keyof Unread) => old[part].join('\n') !== young[part].join('\n');
  if (hasOther('images') || (oldText !== newText && hasOther('code')))
    return graver(kind, 'wording');
  return haveOtherLinks(old.links, young.links) ? graver(kind, 'links') : kind;
}

/**
 * Of parts that came or went, the numbers that they are called by are no figures. Where one part took
 * the place of another, both numbers count.
 */
function kindOfTexts(
  before: readonly Content[],
  after: readonly Content[],
  oldText: string,
  newText: string,
  place: TextPlace,
): Kind {
  const kind = kindOfText(oldText, newText, place);
  if (kind !== 'figures') return kind;
  const { isNumbered = false, headingsAhead } = place;
  const none: ReadonlyMap<number, string> = new Map();
  const [old = '', young = ''] = [
    withoutOwnNumbers(before, { isNumbered, headings: headingsAhead?.before ?? none }),
    withoutOwnNumbers(after, { isNumbered, headings: headingsAhead?.after ?? none }),
  ].map(readText);
  if (old !== oldText && young !== newText) return kind;
  return old === young ? 'wording' : graver('wording', kindOfText(old, young, place));
}

/** Blocks of the same text are other blocks, except dividing lines, which hold none. */
function kindOfBlocks(content: readonly Content[]): Kind {
  return content.some((node) => isBlock(node) && node.name !== 'hr') ? 'structure' : 'formatting';
}

function haveOtherLinks(before: readonly string[], after: readonly string[]): boolean {
  return (
    before.length !== after.length ||
    before.some((address, index) => !isSameAddress(address, after[index] ?? ''))
  );
}

function unreadIn(content: readonly Content[]): Unread {
  const unread: Unread = { images: [], links: [], code: [] };
  visitContent(content, (node) => {
    if (node.type === 'text') return;
    const { name, attributes } = node;
    if (name === 'img') unread.images.push(attributes.src ?? '');
    else if (name === 'code') unread.code.push(readText(node.children));
    else if (name === 'a' && attributes.href !== undefined && !isNoteLink(attributes))
      unread.links.push(attributes.href);
  });
  return unread;
}
