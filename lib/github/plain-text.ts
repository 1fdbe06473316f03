/**
 * Text from a plan or a commit, for use in GitHub's Markdown: it shows as it is written, formats
 * nothing, and notifies nobody.
 */
export function asPlainMarkdown(text: string): string {
  return (
    text
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .replace(/[\\`*_{}[\]()<>#+!|~$-]/gu, '\\$&')
      .replaceAll('&', '&amp;')
      // GitHub looks for mentions and references in the finished text: a word joiner parts them.
      .replace(/@|\\#|(?<=GH)\\-/gu, '$&\u2060')
      .replace(/:\/\/|www(?=\.)/giu, (start) => (start === '://' ? ':\u2060//' : `${start}\u2060`))
      .trim()
  );
}

/** At most so many UTF-16 units, whole characters, with a sign that something is missing. */
export function shorten(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text;
}
