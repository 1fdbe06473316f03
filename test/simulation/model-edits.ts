import type { ModelFile, ModelFiles } from './model-source.ts';
import type { Random } from './random.ts';
import { hostileMarkdown, hostileText, invalidText, malformedFrontMatter } from './texts.ts';

/**
 * Few names, so that files meet: the same path again, a file and a folder of one address, twins that
 * differ in case alone, neighbours.
 */
const paths = [
  'README.md',
  'a.md',
  'A.md',
  'b.md',
  'a/README.md',
  'a/commitment-1.md',
  'a/commitment-2.md',
  'en/c.md',
  'fr/c.md',
];

const words = ['open', 'data', 'budget', 'health', 'water', 'courts', 'maps'];

/** Edits a set of files in place and says what it did; `undefined` when there is nothing to do. */
type Edit = (files: Map<string, ModelFile>, random: Random) => string | undefined;

const add: Edit = (files, random) => {
  const path = random.pick(paths);
  const verb = files.has(path) ? 'replace' : 'add';
  files.set(path, document(random));
  return `${verb} ${path}`;
};

const amend: Edit = (files, random) => {
  const path = pickDocument(files, random);
  const file = path === undefined ? undefined : files.get(path);
  if (path === undefined || !file) return undefined;
  if (typeof file.text !== 'string') return mend(files, path, random);
  const text = random.chance(40)
    ? file.text.replace(/^# .*$/mu, `# ${title(random)}`)
    : `${file.text}\nAnd ${random.pick(words)} ${random.below(100)}.\n`;
  files.set(path, { ...file, text });
  return `amend ${path}`;
};

function mend(files: Map<string, ModelFile>, path: string, random: Random): string {
  files.set(path, document(random));
  return `mend ${path}`;
}

const recase: Edit = (files) => {
  const from = ['a.md', 'A.md'].find((path) => files.has(path));
  const file = from === undefined ? undefined : files.get(from);
  const to = from === 'a.md' ? 'A.md' : 'a.md';
  if (from === undefined || !file || files.has(to)) return undefined;
  files.delete(from);
  files.set(to, file);
  return `move ${from} to ${to}`;
};

/** What has no safe text, a text whose fields cannot be read, and a name that cannot be published. */
const spoil: Edit = (files, random) => {
  const path = pickDocument(files, random);
  const file = path === undefined ? undefined : files.get(path);
  if (path === undefined || typeof file?.text !== 'string') return undefined;
  const spoilt = random.pick([
    { path, text: invalidText },
    { path, text: malformedFrontMatter + file.text.replace(/^---\n.*?\n---\n/su, '') },
    { path: 'a/@bad.md', text: file.text },
  ]);
  files.set(spoilt.path, { mode: '100644', text: spoilt.text });
  return `spoil ${spoilt.path}`;
};

const remove: Edit = (files, random) => {
  const path = pickDocument(files, random);
  if (path === undefined) return undefined;
  files.delete(path);
  return `delete ${path}`;
};

const move: Edit = (files, random) => {
  const from = pickDocument(files, random);
  const file = from === undefined ? undefined : files.get(from);
  const to = random.pick(paths);
  if (from === undefined || !file || to === from) return undefined;
  const other = files.get(to);
  files.delete(from);
  files.set(to, file);
  if (!other || random.chance(30)) return `move ${from} to ${to}`;
  files.set(from, other);
  return `swap ${from} and ${to}`;
};

/** A file gets another name and other words in one commit; its heading stays, and with it its number. */
const reword: Edit = (files, random) => {
  const from = pickDocument(files, random);
  const file = from === undefined ? undefined : files.get(from);
  const to = pickFree(files, random);
  if (from === undefined || typeof file?.text !== 'string' || to === undefined) return undefined;
  const text = file.text.replaceAll(
    /\d+ on \w+/gu,
    `${random.below(1_000)} about ${random.pick(words)}`,
  );
  files.delete(from);
  files.set(to, { ...file, text });
  return `move ${from} to ${to} in other words`;
};

/** The same text once more, with its number and its id: a copy that may be deleted again. */
const copy: Edit = (files, random) => {
  const from = pickDocument(files, random);
  const file = from === undefined ? undefined : files.get(from);
  const to = pickFree(files, random);
  if (from === undefined || !file || to === undefined) return undefined;
  files.set(to, file);
  return `copy ${from} to ${to}`;
};

const changeMode: Edit = (files, random) => {
  const path = pickDocument(files, random);
  const file = path === undefined ? undefined : files.get(path);
  if (path === undefined || !file) return undefined;
  const mode = random.pick(['100755', '100644', '120000']);
  files.set(path, { ...file, mode });
  return `mode ${mode} of ${path}`;
};

const order: Edit = (files, random) => {
  if (files.has('SUMMARY.md') && random.chance(25)) {
    files.delete('SUMMARY.md');
    return 'delete SUMMARY.md';
  }
  const listed = paths.filter(() => random.chance(60));
  if (random.chance(50)) listed.reverse();
  const lines = listed.map((path) => `* [${title(random)}](${path})\n`);
  files.set('SUMMARY.md', { mode: '100644', text: `# Summary\n\n${lines.join('')}` });
  return `order ${listed.join(' ')}`;
};

export const languageList: ModelFile = {
  mode: '100644',
  text: '* [English](en)\n* [Français](fr)\n',
};

const languages: Edit = (files) => {
  if (files.delete('LANGS.md')) return 'delete LANGS.md';
  files.set('LANGS.md', languageList);
  return 'list the languages';
};

/** Files that texts show or link to, several texts the same one. */
const assets = ['map.png', 'annex.pdf'];

/** Adds, replaces or removes a file beside the texts; of few contents, so that it comes back as it was. */
const asset: Edit = (files, random) => {
  const path = random.pick(assets);
  if (files.has(path) && random.chance(30)) {
    files.delete(path);
    return `delete ${path}`;
  }
  files.set(path, { mode: '100644', text: `asset ${random.below(3)}` });
  return `replace ${path}`;
};

const edits: readonly Edit[] = [
  ...[amend, amend, amend, add, add, move, move, remove, order],
  ...[changeMode, languages, asset, asset, recase, spoil, reword, copy],
];

/** Edits a set of files in place, as one commit does; answers with what it did. */
export function change(files: Map<string, ModelFile>, random: Random): string {
  const stories: string[] = [];
  for (let left = files.size === 0 ? 3 : 1 + random.below(2); left > 0; left -= 1) {
    const edit = files.size === 0 ? add : random.pick(edits);
    const story = edit(files, random);
    if (story !== undefined) stories.push(story);
  }
  if (random.chance(10)) stories.push(hostileText);
  return stories.join(', ') || 'nothing';
}

function pickDocument(files: ModelFiles, random: Random): string | undefined {
  const present = [...files.keys()].filter((path) => paths.includes(path));
  return present.length === 0 ? undefined : random.pick(present);
}

/** A heading and a paragraph; long enough to be recognised elsewhere, with links and sometimes an id. */
function document(random: Random): ModelFile {
  const id = random.chance(15) ? `---\nid: ${random.pick(words)}\n---\n` : '';
  const link = random.chance(50) ? ` [more](/${random.pick(paths)})` : '';
  const shown = random.pick(['', '', '', ' ![map](/map.png)', ' [annex](/annex.pdf)']);
  const body = `Sentence ${random.below(1_000)} on ${random.pick(words)} is long enough to be known again when its file moves.`;
  return { mode: '100644', text: `${id}# ${title(random)}\n\n${body}${link}${shown}\n` };
}

function title(random: Random): string {
  const hostile = random.chance(10) ? ` ${hostileMarkdown}` : '';
  return `Commitment ${1 + random.below(3)}: ${random.pick(words)} ${random.pick(words)}${hostile}`;
}

/** A path where no file is; `undefined` where all have one. */
function pickFree(files: ModelFiles, random: Random): string | undefined {
  const free = paths.filter((path) => !files.has(path));
  return free.length === 0 ? undefined : random.pick(free);
}
