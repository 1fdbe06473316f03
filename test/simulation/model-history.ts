import { change } from './model-edits.ts';
import { createModelRepository, type ModelFiles, type ModelRepository } from './model-source.ts';
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

/**
 * Makes up a history with everything a branch can go through.
 *
 * @param pace milliseconds between two commits
 */
export function makeHistory(
  random: Random,
  count: number,
  ballast?: ModelFiles,
  pace?: number,
): ModelHistory {
  const repository = createModelRepository(ballast, pace);
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
    const clock = wrongClock(repository, random);
    const made = repository.commit(files, parent === undefined ? [] : [parent], story);
    parent = made.id;
    stories.push(`${made.id.slice(0, 4)} ${story}${clock}`);
  }
  repository.head = parent;
  return `${verb}: ${stories.join('; ')}`;
}

/** Now and then a machine's clock is wrong; answers with what it says, in words. */
function wrongClock(repository: ModelRepository, random: Random): string {
  if (!random.chance(8)) return '';
  const date = random.pick(['2099-01-01T12:00:00.000Z', '+012345-06-01T00:00:00.000Z', '']);
  repository.nextDate = date;
  return ` (dated ${date || 'unreadably'})`;
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
