/** Words for parts of a text, behind which one letter is a number: "Annex V". */
const parts = [
  ...['article', 'annex', 'appendix', 'part', 'chapter', 'title', 'schedule', 'section', 'book'],
  ...['volume', 'phase', 'class', 'category', 'type', 'artikel', 'anhang', 'anlage', 'teil'],
  ...['kapitel', 'abschnitt', 'titel', 'buch', 'band', 'annexe', 'partie', 'chapitre', 'titre'],
  ...['livre', 'tome', 'artículo', 'anexo', 'parte', 'capítulo', 'título', 'libro', 'capitolo'],
  ...['titolo', 'allegato'],
];

/** More words for parts, which letters seldom number. */
const others = [
  ...['articles', 'sections', 'paragraph', 'paragraphs', 'para', 'clause', 'point', 'item', 'rule'],
  ...['table', 'figure', 'page', 'commitment', 'goal', 'measure', 'art', 'sec', 'no\\.', 'nr'],
  ...['paragraf', 'absatz', 'abs', 'satz', 'nummer', 'ziffer', 'buchstabe', 'seite', 'tabelle'],
  ...[
    'alinéa',
    'paragraphe',
    'engagement',
    'apartado',
    'párrafo',
    'inciso',
    'compromiso',
    'numeral',
  ],
  ...['artigo', 'parágrafo', 'articolo', 'comma', 'lettera', 'lid', 'onderdeel'],
];

/** A source for regular expressions with the flag `u`. */
export const numberedParts = parts
  .map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`)
  .join('|');

const named = new RegExp(
  `(?:(?<!\\p{L})(?:${[...parts, ...others].join('|')})\\.?|§{1,2}|第) ?$`,
  'iu',
);

/** The name of a part that a text ends with, such as "Article " or "§ "; empty where it does not. */
export function partNameAhead(text: string): string {
  return named.exec(text)?.[0] ?? '';
}
