import createMarkdownIt from 'markdown-it';

const { utils } = createMarkdownIt('zero');

/** Decodes character references only: a doubled backslash keeps markdown-it from reading escapes. */
export function decodeEntities(value: string): string {
  return utils.unescapeAll(value.replaceAll('\\', '\\\\'));
}
