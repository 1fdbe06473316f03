/** What is read of a text for search, in UTF-16 units; about 70,000 words. */
const longestText = 400_000;

/**
 * The words of a Markdown text without its signs: no front matter, comments, tags, targets of links
 * or attribute lists. It is for search alone, so it parses nothing: a sign too many does no harm.
 */
export function plainSource(source: string): string {
  const text = source.slice(0, longestText).normalize('NFC');
  // Single blanks first: no pattern below has to try a long row of them.
  return withoutComments(withoutFrontMatter(text))
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/\]\([^()\s]{0,2000}(?: [^()\n]{0,500})?\)/gu, ' ')
    .replace(/\[\^[^\]\s]{1,100}\]:?/gu, ' ')
    .replace(/^ ?\[[^\]\n]{1,200}\]:[^\n]*$/gmu, ' ')
    .replace(/<\/?[a-z][^<>]{0,1000}>/giu, ' ')
    .replace(/\{[:%{#.][^{}\n]{0,300}\}{1,2}/gu, ' ')
    .replace(/^ ?(?:#{1,6}|>|[-+*]|\|? ?:?-{3,}[-:| ]*)(?= |$)/gmu, ' ')
    .replace(/[*_`~|[\]\\]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function withoutFrontMatter(text: string): string {
  if (!/^---[ \t]*\r?\n/u.test(text)) return text;
  const end = text.slice(3).search(/\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u);
  return end < 0 ? text : text.slice(3 + end + 4);
}

function withoutComments(text: string): string {
  const [first = '', ...comments] = text.split('<!--');
  return [first, ...comments.map((part) => part.slice(afterComment(part)))].join(' ');
}

function afterComment(part: string): number {
  const end = part.indexOf('-->');
  return end < 0 ? 0 : end + 3;
}
