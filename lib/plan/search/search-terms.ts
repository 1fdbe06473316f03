import type { DocumentKind, Fields } from '../model/document.ts';
import { plainSource } from './plain-source.ts';
import { foldAccents, tokensOf } from './tokens.ts';

/** What is searched of a document. */
export interface SearchedDocument {
  readonly kind: DocumentKind;
  readonly fields: Fields;
  readonly source: string;
}

/** Most different words of a document that are found. */
const mostTerms = 3_000;

/** How many times a word of the title counts. */
const titleWeight = 6;

/** BM25 (Robertson and Zaragoza, 2009): how soon more of a word stops to count, and what length takes away. */
const [k1, b] = [1.2, 0.75];

/**
 * Words of a usual document. The true mean changes with every push, and would change every entry of
 * the index with it.
 */
const usualLength = 500;

/** A term of a document. */
export interface SearchTerm {
  /** How much it says of the document, from 1 to 255: BM25's share of the document. */
  readonly share: number;
  /** The first word of the document that has it; none of a filter. */
  readonly word?: string;
}

/**
 * The terms that a document is found by. Filters are terms, too ({@link kindTerm}).
 *
 * @param language BCP 47 tag
 */
export function searchTerms(
  { kind, fields, source }: SearchedDocument,
  language: string,
): ReadonlyMap<string, SearchTerm> {
  const counts = new Map<string, { readonly word: string; times: number }>();
  let length = 0;
  const count = (text: string, weight: number) => {
    for (const { stem, word } of tokensOf(text, language)) {
      length += 1;
      const known = counts.get(stem);
      if (known) known.times += weight;
      else if (counts.size < mostTerms) counts.set(stem, { word, times: weight });
    }
  };
  count(fields.title.normalize('NFC'), titleWeight);
  count(factText(fields), 1);
  count(plainSource(source), 1);
  const weakening = k1 * (1 - b + (b * length) / usualLength);
  const terms = new Map<string, SearchTerm>();
  for (const [term, { word, times }] of counts) {
    const share = Math.max(1, Math.round((255 * times) / (times + weakening)));
    terms.set(term, { share, word });
  }
  terms.set(kindTerm(kind), { share: 1 });
  if (fields.status !== undefined) terms.set(statusTerm(fields.status), { share: 1 });
  return terms;
}

function factText({ title: _title, ...facts }: Fields): string {
  const texts = Object.values(facts)
    .flat()
    .filter((fact) => typeof fact === 'string');
  return texts.join('\n').normalize('NFC');
}

/** The terms that filters look for; no word has a colon in it. */
export function kindTerm(kind: string): string {
  return `kind:${kind}`;
}

export function statusTerm(status: string): string {
  return `status:${foldAccents(status.normalize('NFC').toLowerCase()).slice(0, 60).toWellFormed()}`;
}
