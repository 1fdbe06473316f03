import type { Words } from '../fields/labels.ts';
import type { Content, Element } from '../model/content.ts';
import type { Heading, Link, LinkResolver } from '../model/document.ts';
import type { Report } from '../model/problem.ts';
import type { SourceLines } from '../source/source-lines.ts';
import { collectAnchors, reportTwice } from './anchors.ts';
import { takeAttributeLists } from './attribute-lists.ts';
import { buildTree } from './build-tree.ts';
import { type Environment, tokenize } from './engine.ts';
import { separateFootnotes } from './footnotes.ts';
import { collectHeadings } from './headings.ts';
import { addImpliedEnds } from './implied-ends.ts';
import { createLinks } from './links.ts';
import { nestRawTags } from './nest-raw-tags.ts';
import { hasTemplate, hideTemplates } from './templates.ts';
import { tokensToEvents } from './tokens-to-events.ts';

/** A text as content, with what was found on the way. */
export interface ParsedMarkdown {
  readonly content: readonly Content[];
  readonly headings: readonly Heading[];
  /** Ids that links can lead to, those of headings first. */
  readonly anchors: readonly string[];
  readonly links: readonly Link[];
}

/** What reading a text needs besides the text. */
export interface MarkdownContext {
  readonly resolve: LinkResolver;
  readonly report: Report;
  readonly words: Words;
  /** Lines before the text in its file. */
  readonly lineOffset: number;
  /** Receives the places of blocks in the file. */
  readonly lines?: Map<Element, SourceLines> | undefined;
}

/**
 * Turns Markdown into the content tree. It is the only producer of document content, so content is
 * made safe here.
 */
export function parseMarkdown(markdown: string, context: MarkdownContext): ParsedMarkdown {
  const { resolve, report, words, lineOffset } = context;
  const environment: Environment = {};
  const tokens = tokenize(markdown, environment);
  const { text, footnotes, unused } = separateFootnotes(tokens, environment);
  for (const { label, line } of unused)
    report(
      line + lineOffset,
      'warning',
      `nothing refers to the footnote "${label.slice(0, 80)}", so it is not shown`,
      `Write [^${label.slice(0, 80)}] where it belongs.`,
    );
  const all = footnotes.length === 0 ? text : text.concat(...footnotes.map(({ tokens }) => tokens));
  const ids = takeAttributeLists(all, lineOffset, report);
  if (hasTemplate(markdown)) hideTemplates(all, lineOffset, report);
  const headings = collectHeadings(all, ids, (anchor, token) =>
    reportTwice(anchor, token, { lineOffset, report }),
  );
  const anchors = collectAnchors(all, headings, ids, lineOffset, report);
  const links = createLinks(resolve, anchors.all, report);
  const written = tokensToEvents(text, footnotes, {
    ...{ headings, anchors, links, report, words, markdown, lineOffset },
  });
  const events = addImpliedEnds(written);
  const content = buildTree(events, nestRawTags(events), report, context.lines);
  return {
    ...{ content, headings: [...headings.values()] },
    ...{ anchors: [...anchors.all], links: links.found },
  };
}
