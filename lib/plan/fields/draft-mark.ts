import type { Problem } from '../model/document.ts';
import { type FrontMatter, readFrontMatter } from '../source/front-matter.ts';
import type { FrontMatterNode } from '../source/front-matter-node.ts';

/** What publishing systems take for "not yet": Hugo, Docusaurus and Eleventy; Jekyll. */
const marks: readonly (readonly [name: string, value: RegExp])[] = [
  ['draft', /^(?:true|yes|on)$/iu],
  ['published', /^(?:false|no|off)$/iu],
];

/** Whether a fact says nothing but whether its file is to be published: it does not belong on the page. */
export function isPublishingMark(name: string, { value }: FrontMatterNode): boolean {
  const isMark = marks.some(([mark]) => mark === name.toLowerCase());
  return (
    isMark && value.kind === 'scalar' && /^(?:true|yes|on|false|no|off)$/iu.test(value.text.trim())
  );
}

/** The same as a line of front matter that cannot be read: what is published stays for ever. */
const markLine =
  /^[ \t]*(?:draft[ \t]*[:=][ \t]*["']?(?:true|yes|on)\b|published[ \t]*[:=][ \t]*["']?(?:false|no|off)\b).{0,20}/imu;

/** Characters in which a mark is looked for where nobody can tell how far front matter goes. */
const markWithin = 4000;

/**
 * What the author of a file is told whose front matter says that it is not to be published yet;
 * `undefined` where it does not.
 */
export function draftProblem(path: string, source: string): Problem | undefined {
  // Most files are no drafts, and this is cheaper than reading their front matter.
  if (!/^[ \t"']*(?:draft|published)["' \t]*[:=]/imu.test(source)) return undefined;
  const text = source.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n');
  const frontMatter = readFrontMatter(text, () => {});
  const found =
    frontMatter.unread === undefined ? markIn(frontMatter) : unreadMark(text, frontMatter.unread);
  if (!found) return undefined;
  return {
    ...{ path, line: found.line, severity: 'warning' },
    message: `not published: the file says "${found.written}"`,
    advice: 'Take that line out to publish it. What was published before stays as it is.',
  };
}

interface Mark {
  readonly line: number;
  readonly written: string;
}

function markIn({ fields }: FrontMatter): Mark | undefined {
  for (const [name, value] of marks) {
    const field = fields.get(name);
    if (field?.node.value.kind !== 'scalar') continue;
    const written = field.node.value.text.trim();
    if (value.test(written)) return { line: field.node.line, written: `${field.name}: ${written}` };
  }
  return undefined;
}

function unreadMark(text: string, unread: string): Mark | undefined {
  const head = unread === '' ? text.slice(0, markWithin) : unread;
  const found = markLine.exec(head);
  if (!found) return undefined;
  const line = text.slice(0, text.indexOf(head) + found.index).split('\n').length;
  return { line, written: found[0].trim() };
}
