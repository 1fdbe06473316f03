import type { ModelHistory, ModelPush } from './model-history.ts';
import { createModelRepository, type ModelFile } from './model-source.ts';

/**
 * Six pushes a person can follow, small enough to try every single fault: a plan begins, grows in
 * front of what is there, two files swap names, one goes, the branch is rewritten, and set back.
 */
export function fixedHistory(): ModelHistory {
  const repository = createModelRepository();
  const begin = files(['README.md', 'The plan'], ['b.md', 'Beta']);
  const grown = files(['README.md', 'The plan'], ['b.md', 'Beta'], ['a.md', 'Alpha']);
  const swapped = files(['README.md', 'The plan'], ['b.md', 'Alpha'], ['a.md', 'Beta']);
  const smaller = files(['README.md', 'The plan'], ['b.md', 'Alpha']);
  const rewritten = files(['README.md', 'The new plan'], ['b.md', 'Beta']);
  const first = repository.commit(begin, [], 'begin');
  const second = repository.commit(grown, [first.id], 'add a.md');
  const third = repository.commit(swapped, [second.id], 'swap a.md and b.md');
  const fourth = repository.commit(smaller, [third.id], 'delete a.md');
  const fifth = repository.commit(rewritten, [first.id], 'rewrite from the first');
  const pushes: ModelPush[] = [first, second, third, fourth, fifth, second].map((commit) => ({
    head: commit.id,
    story: commit.note,
  }));
  return { repository, pushes };
}

function files(...texts: readonly (readonly [path: string, subject: string])[]) {
  return new Map<string, ModelFile>(
    texts.map(([path, subject]) => {
      const id = subject.startsWith('The') ? '' : `---\nid: ${subject.toLowerCase()}\n---\n`;
      const text = `${id}# ${subject}\n\nA sentence on ${subject}, and on [beta](/b.md).\n`;
      return [path, { mode: '100644', text }];
    }),
  );
}
