import { toHtml as contentToHtml } from '../markup/html.ts';
import { parseWithLines } from '../plan/parse.ts';
import type { SourcedDocument } from '../plan/source/source-lines.ts';
import { type FoundKind, findKinds } from '../redline/changes/find-kinds.ts';
import { fieldList } from '../redline/feed/field-list.ts';
import { type JsonRedline, redlineToJson } from '../redline/json/redline-to-json.ts';
import type { Redline } from '../redline/merged/redline-result.ts';
import { redlineToHtml } from '../redline/page/redline-to-html.ts';
import { redline as compare } from '../redline/redline.ts';
import type { Sources } from '../redline/source/locate-changes.ts';
import { redlineToText } from '../redline/terminal/redline-to-text.ts';
import type { WordLanguage } from '../words/language.ts';
import { redlineWords } from '../words/redline-words.ts';
import { summarize as summarizeRedline } from '../words/summarize.ts';

/**
 * What other programs import as `gazette/redline`: two Markdown texts in, their redline out. It
 * reads no file, no clock and no environment.
 */

/** The redline of two Markdown texts: the difference as data, and the texts it was made from. */
export interface TextRedline extends Redline {
  readonly sources: Sources;
}

/**
 * Compares two Markdown texts, front matter included: block by block, then word by word. Links stay
 * as written. Takes nearly linear time; what goes beyond its limits is compared in coarser pieces.
 */
export function redline(before: string, after: string): TextRedline {
  const sources = { before: parse(before), after: parse(after) };
  return { ...compare(sources.before, sources.after), sources };
}

/** One path for both: a text without a heading takes its title from its path. */
function parse(text: string): SourcedDocument {
  return parseWithLines('document.md', text, (target) => target);
}

/** What changed in one sentence, e.g. `1 paragraph reworded`. */
export function summarize(difference: TextRedline, language: WordLanguage = 'en'): string {
  return summarizeRedline(difference, language);
}

/** What kinds of change there are (typography, wording, figures, obligation, …), and how many of each. */
export function kindsOf(difference: TextRedline): readonly FoundKind[] {
  return findKinds(difference);
}

/** HTML with `<ins>` and `<del>`: safe to put into a page, and readable without any style. */
export function toHtml(difference: TextRedline, language: WordLanguage = 'en'): string {
  const facts = contentToHtml(fieldList(difference.fields, redlineWords(language), 'bare'));
  return `${facts}${redlineToHtml(difference)}`;
}

/** Plain text with `[-deleted-]` and `{+inserted+}`, or the colours of a terminal instead. */
export function toText(difference: TextRedline, { color = false } = {}): string {
  return redlineToText(difference, { color });
}

/** Data for JSON, with the place of each change in both texts; docs/redline.md is its schema. */
export function toJson(difference: TextRedline): JsonRedline {
  return redlineToJson(difference, difference.sources);
}
