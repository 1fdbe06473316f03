import { type Content, type Element, element, text } from '../../plan/model/content.ts';
import { nameOfCharacter } from '../../plan/source/clean-text.ts';
import { rebuild, visitContent } from './rebuild.ts';

const emoji = '\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f';

/** Letters and signs behind which a joiner shapes the word. */
const joined = '\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Mn}\\p{Mc}';

/**
 * Characters that show nothing (Unicode's Default_Ignorable_Code_Point): marks of direction,
 * joiners, tags, variation selectors. Left out are those that make emoji and flags, and joiners
 * between the letters of scripts that are written with them.
 */
const invisible = new RegExp(
  [
    `(?<![${emoji}#*0-9])[\\ufe0e\\ufe0f]`,
    `(?<![${emoji}${joined}])[\\u200c\\u200d]`,
    '(?<!\\u{1f3f4}[\\u{e0020}-\\u{e007f}]{0,6})[\\u{e0020}-\\u{e007f}]',
    '(?![\\u200c\\u200d\\ufe0e\\ufe0f\\u{e0020}-\\u{e007f}])\\p{Default_Ignorable_Code_Point}',
  ].join('|'),
  'gu',
);

/** Replaces what shows nothing by its name, as `⟨U+200E⟩`. */
export function nameInvisible(value: string): string {
  return value.replace(invisible, (character) => `\u27e8${nameOfCharacter(character)}\u27e9`);
}

/** Puts a note with its name behind each character that shows nothing. */
export function noteInvisible(
  content: readonly Content[],
  note: (name: string) => Element,
): readonly Content[] {
  if (!holdsInvisible(content)) return content;
  return rebuild(
    content,
    ({ name, attributes }, children) => [element(name, attributes, children)],
    ({ value }) => noted(value, note),
  );
}

function holdsInvisible(content: readonly Content[]): boolean {
  let holds = false;
  visitContent(content, (node) => {
    holds ||= node.type === 'text' && /\p{Default_Ignorable_Code_Point}/u.test(node.value);
  });
  return holds;
}

function noted(value: string, note: (name: string) => Element): Content[] {
  const result: Content[] = [];
  let start = 0;
  for (const { 0: character, index } of value.matchAll(invisible)) {
    const end = index + character.length;
    result.push(text(value.slice(start, end)), note(nameOfCharacter(character)));
    start = end;
  }
  return [...result, text(value.slice(start))];
}
