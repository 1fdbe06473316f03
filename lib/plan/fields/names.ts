import { folderOf, isReadme } from '../addresses/addresses.ts';
import type { Content } from '../model/content.ts';
import type { Heading } from '../model/document.ts';
import { shorten } from '../model/text-of.ts';
import { capitalize } from '../source/capitalize.ts';
import { commitmentWords } from './labels.ts';

/** What a document is called by its headings and its path. */
export interface Name {
  readonly title: string;
  /** Set where the text has no title, so that it is made of the path. */
  readonly titleFrom?: 'path';
  /** The commitment's number, when the heading or the file name gives one. */
  readonly number?: string;
}

const words = commitmentWords.join('|');
// "Commitment 24", "Engagement n°24", "Commitment 24: Involve civil society".
const numberedHeading = new RegExp(
  `^(?:${words})[\\s]*(?:n[°ºo]?\\.?\\s*)?([0-9]{1,5}[a-z]?)(?:\\s*[:.–—-]\\s*(\\S.*)?)?$`,
  'iu',
);
const numberedFile = new RegExp(
  `(?:^|/)(?:${words})[-_ ]?([0-9]{1,5}[a-z]?)(?:[-_.][^/]*)?(?:/(?:README|_?index))?\\.md$`,
  'iu',
);

/** "Engagement 2030" is a programme, and commitment-2022-report.md a report of that year. */
const year = /^(?:19|20)\d\d$/u;

/**
 * Finds title and number. The first heading is the title where it is the first block or the only one
 * of level 1; where it is only "Commitment 24", the next one completes it. Else the file's name is.
 */
export function readName(
  path: string,
  headings: readonly Heading[],
  content: readonly Content[],
  language?: string,
): Name {
  const [first, second] = headings.filter(({ text }) => text !== '');
  const heading = first && numberedHeading.exec(first.text.slice(0, 1000));
  const number = [heading?.[1], numberedFile.exec(path)?.[1]]
    .map((found) => found?.toLowerCase())
    .find((found) => found !== undefined && !year.test(found));
  const rest = heading?.[2] ?? '';
  const own = titleHeading(path, headings, content);
  const title =
    heading && own === first && rest === '' && second && !year.test(heading[1] ?? '')
      ? `${first.text.replace(/(?<!\s)\s*[:.–—-]\s*$/u, '')}: ${second.text}`
      : (own?.text ?? nameOfPath(path, language));
  return {
    title: shorten(title, 1000),
    ...(own === undefined && { titleFrom: 'path' }),
    ...(number === undefined ? {} : { number }),
  };
}

/** Whether a title has its number in it: "Commitment 24: …" does. */
export function tellsNumber(title: string, number: string): boolean {
  return title.split(/[^\p{L}\p{N}]+/u).includes(number);
}

/** A glossary's own headings are its terms. */
function titleHeading(
  path: string,
  headings: readonly Heading[],
  content: readonly Content[],
): Heading | undefined {
  const isNamed = headings.filter(({ text }) => text !== '');
  const tops = isNamed.filter(({ level }) => level === 1);
  const [only, more] = tops;
  if (only && !more) return only;
  if (isGlossary(path)) return undefined;
  const [block] = content.filter((node) => node.type === 'element' || node.value.trim() !== '');
  const isFirst = block === undefined || (block.type === 'element' && /^h[1-6]$/u.test(block.name));
  const [first] = headings;
  return isFirst && first?.text !== '' ? first : undefined;
}

function isGlossary(path: string): boolean {
  return /(?:^|\/)GLOSSARY\.md$/iu.test(path);
}

/** What a glossary is called in its language; "Glossary" in all others. */
const glossaries: Readonly<Record<string, string>> = {
  ...{ de: 'Glossar', es: 'Glosario', fr: 'Glossaire', it: 'Glossario', pt: 'Glossário' },
};

/** `climate/next-steps.md` is "Next steps", a folder's own page is the folder. */
export function nameOfPath(path: string, language = ''): string {
  if (isGlossary(path)) return glossaries[language.slice(0, 2)] ?? 'Glossary';
  const bare = (isReadme(path) && folderOf(path)) || path.replace(/\.md$/iu, '');
  const name = bare.slice(bare.lastIndexOf('/') + 1);
  // A hyphen stays between figures, as in a date.
  const words = name.replace(/(?<!\d)[-_]+|[-_]+(?!\d)/gu, ' ').trim();
  return words === '' ? name : capitalize(words);
}
