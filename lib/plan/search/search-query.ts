import { foldAccents, type Token, tokensOf } from './tokens.ts';

/** What a reader looks for. */
export interface SearchQuery {
  /** As it was written. */
  readonly text: string;
  /** What stands in quotation marks, as {@link phraseText} has it. */
  readonly phrases: readonly string[];
}

/** Most words of a question that are looked for. */
export const mostQueryTerms = 5;

/** Reads a question; quotation marks of any kind stand around what is to be found word for word. */
export function parseQuery(text: string): SearchQuery {
  const composed = text.normalize('NFC');
  const quoted = composed.matchAll(/["“”«»„]([^"“”«»„]{1,200})["“”«»]/gu);
  const phrases = [...quoted].map(([, phrase = '']) => phraseText(phrase));
  return { text: composed, phrases: phrases.filter((phrase) => phrase.trim() !== '') };
}

/** The words of a question in a language, each once. */
export function queryTokens({ text }: SearchQuery, language: string): readonly Token[] {
  const tokens = new Map<string, Token>();
  for (const token of tokensOf(text, language))
    if (!tokens.has(token.stem) && tokens.size < mostQueryTerms) tokens.set(token.stem, token);
  return [...tokens.values()];
}

/** A text as phrases are looked for in it: folded, one blank for all that stands between words. */
export function phraseText(text: string): string {
  return ` ${foldAccents(text.toLowerCase())
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `;
}

/** Whether a text has all phrases of a question. Words of scripts without blanks stand anywhere in a run. */
export function hasPhrases(text: string, phrases: readonly string[]): boolean {
  if (phrases.length === 0) return true;
  const folded = phraseText(text);
  return phrases.every((phrase) =>
    folded.includes(
      /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(phrase)
        ? phrase.trim()
        : phrase,
    ),
  );
}
