import { element } from '../../plan/model/content.ts';
import { hostOf, isOwnAddress } from '../classify/addresses.ts';
import { isFileAddress } from '../classify/files.ts';
import { kindOfText } from '../classify/kind-of-text.ts';
import { graver } from '../classify/kinds.ts';
import { readText } from '../content/read-text.ts';
import { accept, reject } from '../merged/accept-reject.ts';
import {
  isNoteLink,
  type Merged,
  type StartTag,
  type Within,
  type Wrapped,
} from '../merged/merged.ts';
import type { ListedChange } from './listed-change.ts';
import { kindOfTag } from './tag-changes.ts';

type Texts = Pick<ListedChange, 'before' | 'after' | 'kind'>;

/**
 * The texts of a formatting change. It changes the meaning when text was struck out, a power became
 * a plain number, or a link came or went.
 */
export function formatted({
  change,
  name,
  attributes,
  children,
}: Wrapped): Texts & Partial<Pick<ListedChange, 'units' | 'link' | 'hosts'>> {
  const inner = accept({ content: children });
  const [plain, marked] = [readText(inner), readText([element(name, attributes, inner)])];
  const kind = plain === marked ? 'formatting' : graver('wording', kindOfText(plain, ''));
  const [before, after] = change === 'wrapped' ? [plain, marked] : [marked, plain];
  if (!isLinkTo({ name, attributes }, plain)) return { before, after, kind };
  const deed = change === 'wrapped' ? 'inserted' : 'deleted';
  if (!isFileAddress(attributes.href))
    return {
      ...{ before, after, kind: graver(kind, 'links'), link: deed },
      ...hostsOf(
        deed === 'inserted' ? '' : attributes.href,
        deed === 'inserted' ? attributes.href : '',
      ),
    };
  return { before, after, kind: graver(kind, 'wording'), units: [{ deed, unit: 'file' }] };
}

/** Whether a tag makes a text a link, to something that the text does not say. */
function isLinkTo({ name, attributes }: StartTag, text: string): boolean {
  const { href } = attributes;
  return name === 'a' && href !== undefined && !isNoteLink(attributes) && !isOwnAddress(href, text);
}

/** The texts of an element that has another tag now. */
export function retagged(
  node: Within,
  tag: StartTag,
): Texts & Partial<Pick<ListedChange, 'units' | 'hosts'>> {
  const units = [{ deed: 'exchanged', unit: 'file' }] as const;
  const isFile = isFileAddress(node.attributes.href) && isFileAddress(tag.attributes.href);
  return {
    ...textsOf(node),
    kind: kindOfTag(node, tag) ?? 'formatting',
    ...hostsOf(tag.attributes.href, node.attributes.href),
    ...(isFile && node.attributes.href !== tag.attributes.href && { units }),
  };
}

function hostsOf(before = '', after = ''): Pick<ListedChange, 'hosts'> {
  const hosts = { before: hostOf(before), after: hostOf(after) };
  return hosts.before === hosts.after ? {} : { hosts };
}

function textsOf(node: Merged): Omit<Texts, 'kind'> {
  return {
    before: readText(reject({ content: [node] })),
    after: readText(accept({ content: [node] })),
  };
}
