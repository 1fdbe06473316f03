import type { Change } from '../plan/model/change.ts';
import type { Problem } from '../plan/model/document.ts';
import { placeOf } from '../plan/model/problem.ts';
import type { PreviewOutcome } from '../ports/pull-requests.ts';
import { asPlainMarkdown, shorten } from './plain-text.ts';

/** Begins the comment, so that it is found again. */
export const commentMark = '<!-- gazette: preview -->';

/** Lines of each list; the preview itself has all. */
const mostLines = 30;

/** UTF-16 units of one text in a line, so that a comment stays below GitHub's 65,536 characters. */
const longestText = 200;

/** One line for each outcome. */
export function describeOutcome(outcome: PreviewOutcome): string {
  switch (outcome.kind) {
    case 'made':
      return `Would be published: ${outcome.title}`;
    case 'unchanged':
      return 'Nothing that is published would change.';
    case 'conflicts':
      return 'No preview: it conflicts with the published branch.';
    case 'too-large':
      return 'No preview: it changes more files than a preview has room for.';
    case 'unpublished':
      return 'No preview: nothing of this branch is published yet.';
    case 'untrusted':
      return 'No preview: it is made once a member gives the label “preview”.';
    case 'closed':
      return 'Closed: the preview is gone.';
  }
}

/**
 * What a pull request would publish, as a comment in GitHub's Markdown.
 *
 * @param head the commit that it is about
 * @param siteUrl absolute URL of the site, no trailing slash
 */
export function writeComment(outcome: PreviewOutcome, head: string, siteUrl: string): string {
  const title = asPlainMarkdown(describeOutcome(outcome));
  const about = `About ${head}. Nothing is published before it is merged.`;
  if (outcome.kind !== 'made') return [commentMark, title].join('\n');
  const { changeSet, changes, feedEntry, start } = outcome;
  const link = (text: string, address: string) => `- [${text}](${siteUrl}${encodeURI(address)})`;
  return [
    commentMark,
    `**${title}**`,
    '',
    link('Everything that would change', changes),
    link('What watchers would get', feedEntry),
    link('The plan as it would stand', start),
    ...listOf('Documents', changeSet.changes.map(changeLine)),
    ...listOf('To be looked at', changeSet.problems.map(problemLine)),
    '',
    about,
  ].join('\n');
}

function listOf(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const left = lines.length - mostLines;
  return [
    '',
    `${title}:`,
    '',
    ...lines.slice(0, mostLines),
    ...(left > 0 ? [`- and ${left} more`] : []),
  ];
}

function changeLine({ kind, after }: Change): string {
  return `- ${kind}: ${plain(after.fields.title)} (${plain(after.path)})`;
}

function problemLine({ severity, message, advice, ...place }: Problem): string {
  return `- ${severity}: ${plain(`${placeOf(place)}${message}. ${advice}`)}`;
}

function plain(text: string): string {
  return asPlainMarkdown(shorten(text, longestText));
}
