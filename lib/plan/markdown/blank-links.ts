import type { Report } from '../model/problem.ts';

/**
 * `](`, and what looks like the path of a file with blanks in it, with or without a title. Without
 * "<" and ">" around it that is text and no link (CommonMark 0.31, section 6.3).
 */
const withBlanks =
  /\]\([ \t]*([^()<>"'\s]{1,300}(?:[ \t]+[^()<>"'\s]{1,300}){1,30})(?:[ \t]+["'][^"'\n]{0,300}["'])?[ \t]*\)/gu;

const pathOfFile = /\.[a-z0-9]{1,5}(?:#[^\s#]*)?$/iu;

/** Most characters of one run of text that are looked at. */
const lookedAt = 20_000;

/** Tells of text that its author meant to be a link or an image. */
export function reportBlankLinks(text: string, line: number, report: Report): void {
  if (!text.includes('](')) return;
  for (const [, target = ''] of text.slice(0, lookedAt).matchAll(withBlanks)) {
    if (!pathOfFile.test(target)) continue;
    const shown = target.slice(0, 200);
    report(
      line,
      'error',
      `blanks in a link: "${shown}" is shown as text`,
      `Write <${shown}> between the parentheses, or %20 for each blank.`,
    );
  }
}
