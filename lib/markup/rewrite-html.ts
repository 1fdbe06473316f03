import { RewritingStream } from 'parse5-html-rewriting-stream';

/** One start tag on its way through; `attrs` may be changed. */
export type PassingTag = Parameters<RewritingStream['emitStartTag']>[0];

/** What takes the place of a start tag. */
export interface TagWriter {
  /** Writes a start tag, escaped. */
  tag(tag: PassingTag): void;
  /** Writes markup of ours as it is. */
  raw(html: string): void;
}

/** Writes a page anew, each start tag being what `onStartTag` makes of it; everything else stays. */
export function rewriteHtml(
  body: Uint8Array,
  onStartTag: (tag: PassingTag, write: TagWriter) => void,
): Uint8Array {
  const rewriter = new RewritingStream();
  const parts: string[] = [];
  const write: TagWriter = {
    tag: (tag) => rewriter.emitStartTag(tag),
    raw: (html) => rewriter.emitRaw(html),
  };
  rewriter.on('data', (part: string) => parts.push(part));
  rewriter.on('startTag', (tag) => onStartTag(tag, write));
  rewriter.write(new TextDecoder().decode(body));
  rewriter.end();
  return new TextEncoder().encode(parts.join(''));
}
