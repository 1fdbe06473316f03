import type { Heading } from '../model/document.ts';
import { shorten } from '../model/text-of.ts';
import { commitmentWords } from './labels.ts';

/** What a document is called by its headings and its path. */
export interface Name {
  readonly title: string;
  /** The commitment's number, when the heading or the file name gives one. */
  readonly number?: string;
}

const words = commitmentWords.join('|');
// "Commitment 24", "Engagement n°24", "Commitment 24: Involve civil society".
const numberedHeading = new RegExp(
  `^(?:${words})[\\s]*(?:n[°ºo]?\\.?\\s*)?([0-9]{1,5}[a-z]?)(?:\\s*[:.–—-]\\s*(.*))?$`,
  'iu',
);
const numberedFile = new RegExp(
  `(?:^|/)(?:${words})[-_ ]?([0-9]{1,5}[a-z]?)(?:[-_.][^/]*)?(?:/README)?\\.md$`,
  'iu',
);

/** "Engagement 2030" is a programme, and commitment-2022-report.md a report of that year. */
const year = /^(?:19|20)\d\d$/u;

/** Finds title and number; where the first heading is only "Commitment 24", the next one completes it. */
export function readName(path: string, headings: readonly Heading[]): Name {
  const [first, second] = headings.filter(({ text }) => text !== '');
  const heading = first && numberedHeading.exec(first.text.slice(0, 1000));
  const number = [heading?.[1], numberedFile.exec(path)?.[1]]
    .map((found) => found?.toLowerCase())
    .find((found) => found !== undefined && !year.test(found));
  const rest = heading?.[2] ?? '';
  const title =
    heading && rest === '' && second && !year.test(heading[1] ?? '')
      ? `${first.text.replace(/\s*[:.–—-]\s*$/u, '')}: ${second.text}`
      : (first?.text ?? nameOfFile(path));
  return { title: shorten(title, 1000), ...(number === undefined ? {} : { number }) };
}

/** Whether a title has its number in it: "Commitment 24: …" does. */
export function tellsNumber(title: string, number: string): boolean {
  return title.split(/[^\p{L}\p{N}]+/u).includes(number);
}

/** `climate/next-steps.md` is "next-steps", a folder's README.md is the folder. */
function nameOfFile(path: string): string {
  const bare = path.replace(/\.md$/iu, '').replace(/(?<=.)\/README$/iu, '');
  return bare.slice(bare.lastIndexOf('/') + 1);
}
