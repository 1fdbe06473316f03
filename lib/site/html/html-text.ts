import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { isOrdinary, showBidiControls } from '../../plan/source/clean-text.ts';

/**
 * Characters that HTML forbids in a document however they are written (HTML standard, "control"
 * and "noncharacter"), and halves of surrogate pairs, which have no UTF-8.
 */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F\uFDD0-\uFDEF\p{Cs}]|[\u{FFFE}\u{FFFF}\u{1FFFE}\u{1FFFF}\u{10FFFE}\u{10FFFF}]/gu;

/**
 * The complete text of an HTML page; what HTML cannot hold becomes U+FFFD, and what would change
 * the direction of text is shown: notes, names and paths come from git as they are.
 */
export function htmlText(page: VNode): string {
  const html = `<!doctype html>\n${renderToString(page)}\n`;
  return isOrdinary(html) ? html : showBidiControls(html.replace(forbidden, '\uFFFD'));
}
