import {
  createModelRepository,
  type ModelFile,
  type ModelFiles,
  type ModelRepository,
} from './model-source.ts';
import type { Random } from './random.ts';

/** One push: where the branch is afterwards, and what happened in words. */
export interface ModelPush {
  readonly head: string | undefined;
  readonly story: string;
}

/** A repository and the pushes that brought it about. */
export interface ModelHistory {
  readonly repository: ModelRepository;
  readonly pushes: readonly ModelPush[];
}

/** Few names, so that files meet: the same path again, a file and a folder of one address, neighbours. */
const paths = [
  'README.md',
  'a.md',
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
  const text = random.chance(40)
    ? file.text.replace(/^# .*$/mu, `# ${title(random)}`)
    : `${file.text}\nAnd ${random.pick(words)} ${random.below(100)}.\n`;
  files.set(path, { ...file, text });
  return `amend ${path}`;
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

const languages: Edit = (files) => {
  if (files.delete('LANGS.md')) return 'delete LANGS.md';
  files.set('LANGS.md', { mode: '100644', text: '* [English](en)\n* [Français](fr)\n' });
  return 'list the languages';
};

const picture: Edit = (files, random) => {
  if (files.has('map.png') && random.chance(30)) {
    files.delete('map.png');
    return 'delete map.png';
  }
  files.set('map.png', { mode: '100644', text: `picture ${random.below(5)}` });
  return 'replace map.png';
};

const edits: readonly Edit[] = [
  ...[amend, amend, amend, add, add, move, move, remove, order],
  ...[changeMode, languages, picture],
];

/** Makes up a history with everything a branch can go through. */
export function makeHistory(random: Random, count: number): ModelHistory {
  const repository = createModelRepository();
  const pushes: ModelPush[] = [];
  for (let number = 0; number < count; number += 1) {
    const story = pushNext(repository, pushes, random);
    pushes.push({ head: repository.head, story });
  }
  return { repository, pushes };
}

function pushNext(
  repository: ModelRepository,
  pushes: readonly ModelPush[],
  random: Random,
): string {
  const heads = pushes.flatMap(({ head }) => head ?? []);
  const { head } = repository;
  const lastHead = heads.at(-1);
  if (head === undefined)
    return lastHead !== undefined && random.chance(50)
      ? setHead(repository, lastHead, 'recreate the branch where it was')
      : commitSome(repository, undefined, random, 'begin anew');
  const dice = random.below(100);
  if (dice < 6) return setHead(repository, undefined, 'delete the branch');
  if (dice < 12) return setHead(repository, random.pick(heads), 'force-push an older head');
  if (dice < 18) {
    const base = random.pick(heads);
    return commitSome(repository, base, random, `force-push from ${base.slice(0, 4)}`);
  }
  if (dice < 28) return merge(repository, head, random);
  if (dice < 34 && heads.length > 1) return revert(repository, head, random);
  return commitSome(repository, head, random, 'push');
}

function setHead(repository: ModelRepository, head: string | undefined, story: string): string {
  repository.head = head;
  return head === undefined ? story : `${story} (${head.slice(0, 4)})`;
}

/** One to three commits on top of another. */
function commitSome(
  repository: ModelRepository,
  base: string | undefined,
  random: Random,
  verb: string,
): string {
  const stories: string[] = [];
  let parent = base;
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const files = parent === undefined ? new Map() : new Map(repository.read(parent).files);
    const story = change(files, random);
    const made = repository.commit(files, parent === undefined ? [] : [parent], story);
    parent = made.id;
    stories.push(`${made.id.slice(0, 4)} ${story}`);
  }
  repository.head = parent;
  return `${verb}: ${stories.join('; ')}`;
}

/** A branch from the head or before it, merged with either side as first parent. */
function merge(repository: ModelRepository, head: string, random: Random): string {
  const fork = repository.read(head).parents[0] ?? head;
  const files = new Map(repository.read(fork).files);
  const story = change(files, random);
  const side = repository.commit(files, [fork], story);
  const merged: ModelFiles = new Map([...repository.read(head).files, ...side.files]);
  const parents = random.chance(70) ? [head, side.id] : [side.id, head];
  const made = repository.commit(merged, parents, `merge: ${story}`);
  const how = parents[0] === head ? '' : ' the other way round';
  return setHead(repository, made.id, `merge${how}: ${story}`);
}

function revert(repository: ModelRepository, head: string, random: Random): string {
  const { parents } = repository.read(head);
  const files = repository.read(random.pick([head, ...parents])).files;
  const made = repository.commit(files, [head], 'revert');
  return setHead(repository, made.id, 'revert');
}

function change(files: Map<string, ModelFile>, random: Random): string {
  const stories: string[] = [];
  for (let left = files.size === 0 ? 3 : 1 + random.below(2); left > 0; left -= 1) {
    const edit = files.size === 0 ? add : random.pick(edits);
    const story = edit(files, random);
    if (story !== undefined) stories.push(story);
  }
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
  const image = random.chance(25) ? ' ![map](/map.png)' : '';
  const body = `Sentence ${random.below(1_000)} on ${random.pick(words)} is long enough to be known again when its file moves.`;
  return { mode: '100644', text: `${id}# ${title(random)}\n\n${body}${link}${image}\n` };
}

function title(random: Random): string {
  return `Commitment ${1 + random.below(3)}: ${random.pick(words)} ${random.pick(words)}`;
}
