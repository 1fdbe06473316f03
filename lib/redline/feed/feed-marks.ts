import { type Content, type Element, element, text } from '../../plan/model/content.ts';
import type { RedlineWords } from '../../words/redline-words.ts';
import { isBlock } from '../content/elements.ts';
import { nameInvisible } from '../content/invisible.ts';
import { rebuild } from '../content/rebuild.ts';

export type Mark = 'inserted' | 'deleted';

/** As `git diff --word-diff` and `gazette diff` write them. */
const signs = { inserted: ['{+', '+}'], deleted: ['[-', '-]'] } as const;

/**
 * Text that came or went, as `ins` or `del` with signs in it: many readers show neither, and list
 * previews take all tags away (docs/decisions/feed-marks.md). Images say what they are.
 */
export function markElement(mark: Mark, children: readonly Content[], words: MarkWords): Element {
  const [start, end] = signs[mark];
  const told = rebuild(
    children,
    (original, inner) => {
      const copy = { ...original, children: inner };
      return original.name === 'img' ? [text(imageText(original, words)), copy] : [copy];
    },
    ({ value }) => [text(nameInvisible(value))],
  );
  return element(mark === 'inserted' ? 'ins' : 'del', {}, [text(start), ...told, text(end)]);
}

/** The words of marks, and what the files of a plan are called, by the name that they are stored under. */
export interface MarkWords extends Pick<RedlineWords, 'quote'> {
  readonly fileNames?: ReadonlyMap<string, string>;
}

/** "image “Map of rivers” (rivers.png) ": the word is the same in every language that Gazette speaks. */
function imageText({ attributes }: Element, { quote, fileNames }: MarkWords): string {
  const { alt = '', src = '' } = attributes;
  const stored = src.slice(src.lastIndexOf('/') + 1);
  const file = fileNames?.get(stored) ?? stored;
  return `image ${alt === '' ? '' : `${quote(alt)} `}${file === '' ? '' : `(${file}) `}`;
}

/** Marks the text in each block, so that no mark ever holds a block: many readers close it early. */
export function markText(block: Element, mark: Mark, words: MarkWords): Element {
  const [marked] = rebuild([block], (original, children) => {
    const { name, attributes } = original;
    const inner = isBlock(original) ? markRuns(children, mark, words) : children;
    return [element(name, attributes, inner)];
  });
  return marked?.type === 'element' ? marked : block;
}

function markRuns(children: readonly Content[], mark: Mark, words: MarkWords): Content[] {
  const result: Content[] = [];
  let run: Content[] = [];
  const endRun = () => {
    const isSpace = run.every((node) => node.type === 'text' && node.value.trim() === '');
    if (isSpace) result.push(...run);
    else result.push(markElement(mark, run, words));
    run = [];
  };
  for (const child of children) {
    if (!isBlock(child)) run.push(child);
    else {
      endRun();
      result.push(child);
    }
  }
  endRun();
  return result;
}
