import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { gitEnvironment, runGit } from '../../lib/git/run-git.ts';
import { createRandom, type Random } from '../simulation/random.ts';

/**
 * What the real plans are like, by `git log --first-parent --numstat` of their Markdown files
 * (plan-ogp-2015-2017, manifesto, service-design-manual):
 *
 * | | ogp | manifesto | manual |
 * | --- | ---: | ---: | ---: |
 * | documents, versions | 98, 358 | 57, 676 | 1,300, 6,174 |
 * | versions of a document: median, 90 %, mean | 3, 6, 3.7 | 8, 27, 11.9 | 3, 9, 4.7 |
 * | documents of a commit: median, 90 %, 99 % | 1, 10, 81 | 1, 2, 19 | 1, 6, 90 |
 * | lines that an edit adds: median, 90 % | 7, 50 | 3, 15 | 5, 70 |
 * | lines that it removes: median, 90 % | 1, 13 | 1, 6 | 1, 9 |
 * | bytes of a document: 10 %, median, 90 % | 56, 3,216, 6,702 | 382, 3,558, 11,694 | 1,139, 3,757, 8,281 |
 */
const versionsOfDocument = 5;
const documentsOfFolder = 40;
const largestDocument = 12_000;

const firstDate = Date.UTC(2010, 0, 1) / 1000;
/** Seconds between two commits. */
const pace = 900;

/**
 * Makes a bare repository whose branch `main` has a history like the real ones, the same for the
 * same numbers, through `git fast-import`.
 *
 * @param versions of documents, some 5 % more than come of it: an edit may leave a text as it was
 * @param scale times as long as real ones that documents are
 */
export async function generateHistory(
  directory: string,
  versions: number,
  { seed = 1, scale = 1 }: { readonly seed?: number; readonly scale?: number } = {},
): Promise<void> {
  await runGit(directory, ['init', '--quiet', '--bare', '--initial-branch=main']);
  const child = spawn('git', ['fast-import', '--quiet'], {
    cwd: directory,
    env: gitEnvironment(),
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  for (const commit of commits(versions, scale, createRandom(seed)))
    if (!child.stdin.write(commit)) await once(child.stdin, 'drain');
  child.stdin.end();
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
}

/** Commits as fast-import reads them. */
function* commits(versions: number, scale: number, random: Random): Iterable<string> {
  const documents: string[][] = [];
  let made = 0;
  for (let nth = 0; made < versions; nth += 1) {
    const files = new Map<string, string>();
    for (let left = documentsOfCommit(random); left > 0; left -= 1) {
      const isNew = documents.length < 3 || random.chance(100 / versionsOfDocument);
      const number = isNew ? documents.length : random.below(documents.length);
      const lines = isNew ? newDocument(number, scale, random) : documents[number];
      if (!lines) continue;
      documents[number] = isNew ? lines : amended(lines, scale, random);
      files.set(pathOf(number), (documents[number] ?? []).join('\n'));
    }
    made += files.size;
    if (nth === 0) files.set('README.md', '# A generated plan\n\nWhat it is about.\n');
    yield commitOf(nth, files);
  }
}

function commitOf(nth: number, files: ReadonlyMap<string, string>): string {
  const message = `Amend ${files.size} documents`;
  const changed = [...files].map(
    ([path, text]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
  );
  return `commit refs/heads/main\ncommitter Author <author@example.org> ${firstDate + nth * pace} +0000\ndata ${message.length}\n${message}\n${changed.join('')}`;
}

/** Mostly one, sometimes a few, seldom many: four on average. */
function documentsOfCommit(random: Random): number {
  if (random.chance(75)) return 1;
  return random.chance(90) ? 2 + random.below(8) : 20 + random.below(70);
}

function pathOf(number: number): string {
  return `topic-${Math.floor(number / documentsOfFolder)}/commitment-${number}.md`;
}

function newDocument(number: number, scale: number, random: Random): string[] {
  const head = [`# Commitment ${number}: ${words(5, random)}`, ''];
  if (number % 3 === 0) head.unshift('---', `number: ${number}`, 'status: limited', '---', '');
  const paragraphs = (4 + random.below(12)) * scale;
  for (let nth = 0; nth < paragraphs; nth += 1) head.push(...block(random));
  return head;
}

/** Blocks of a document: paragraphs, now and then a heading or a list. */
function block(random: Random): string[] {
  if (random.chance(15)) return [`## ${words(4, random)}`, ''];
  if (random.chance(20)) return [...Array.from({ length: 4 }, () => `- ${words(9, random)}`), ''];
  return [`${words(20 + random.below(50), random)}.`, ''];
}

/** Changes words of one to three lines, and seldom more; adds blocks while there is room. */
function amended(lines: readonly string[], scale: number, random: Random): string[] {
  const next = [...lines];
  for (
    let left = random.chance(80) ? 1 + random.below(3) : 5 + random.below(20);
    left > 0;
    left--
  ) {
    const at = 6 + random.below(Math.max(1, next.length - 6));
    const line = next[at]?.split(' ') ?? [];
    if (line.length > 3) line.splice(1 + random.below(line.length - 2), 1, words(2, random));
    if (line.length > 3) next[at] = line.join(' ');
  }
  if (random.chance(50)) next.push(...block(random));
  if (next.join('\n').length > largestDocument * scale) next.splice(6, 8 * scale);
  return next;
}

const syllables = 'ba de fi go lu ma ne pi ro su ta ve ki lo mu ra se ti no pe'.split(' ');

/** Words of a language of its own: few are frequent, many are rare. */
function words(count: number, random: Random): string {
  return Array.from({ length: count }, () => word(random)).join(' ');
}

function word(random: Random): string {
  let rank = random.below(1 + random.below(1 + random.below(8_000)));
  let text = '';
  do {
    text += syllables[rank % syllables.length];
    rank = Math.floor(rank / syllables.length);
  } while (rank > 0);
  return text;
}
