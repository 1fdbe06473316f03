import { isMeasured } from './amounts.ts';

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
  ...[
    'subsection',
    'subsections',
    'subparagraph',
    'unterabsatz',
    'subsección',
    'articles',
    'sections',
    'paragraph',
    'paragraphs',
    'para',
    'clause',
    'point',
    'item',
    'rule',
  ],
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

const names = `(?:(?<!\\p{L})(?:${[...parts, ...others].join('|')})\\.?|§{1,2}|[第제]) ?`;
const named = new RegExp(`${names}\\(?$`, 'iu');
const onlyNamed = new RegExp(`^[^\\p{L}\\p{N}]{0,3}(?:${names})$`, 'iu');

/** Whether the text in front of a number is the name of a part, and nothing else: "Article ", "第". */
export function isPartName(lead: string): boolean {
  return onlyNamed.test(lead);
}

/** What leads from one number of a part to the next: "Article 3(2", "§§ 3 bis 5". */
const joints = '\\)? ?[(,/–-] ?| (?:and|or|to|und|oder|bis|et|ou|à|y|o|al?|e|en|tot) ';
const goesOn = new RegExp(`${names}(?:\\p{N}[\\p{N}.]{0,8}\\p{L}?(?:${joints})){1,4}$`, 'iu');

/**
 * The name of a part in front of a number, such as "Article " or "§ ".
 *
 * @param before the text in front of the number in the old version
 * @param after the text on both sides of it in the new version
 * @returns with the numbers in front of it, as in "Article 3("; empty where the number belongs to a
 *   part, but not the same stands in front of it in both versions; `undefined` where it is none of a part, or an amount ("per page 5 euros")
 */
export function partAhead(
  before: string,
  { left, right }: { readonly left: string; readonly right: string },
): string | undefined {
  if (isMeasured(right)) return undefined;
  const name = named.exec(left)?.[0];
  if (name !== undefined) return named.exec(before)?.[0] === name ? name : '';
  const start = goesOn.exec(left)?.[0];
  if (start === undefined) return undefined;
  return goesOn.exec(before)?.[0] === start ? start : '';
}
