import { expect, it } from '@jest/globals';
import { createCommitTrials } from '../../../lib/pipeline/ingest/commit-trials.ts';
import { readChangedFiles } from '../../../lib/pipeline/ingest/read-changed-files.ts';
import { createModelRepository } from '../../simulation/model-source.ts';

it('keeps of each file its bytes and no second form of its text', async () => {
  const { source, commit } = createModelRepository();
  const text = '\ufeff# Water\n\nClean by **2030**, see [air](air.md).\n';
  const files = new Map([['water.md', { mode: '100644', text }]]);
  const { tree } = commit(files, [], 'Water');
  const changes = await source.compareTrees(undefined, tree);
  const read = await readChangedFiles(source, changes, createCommitTrials(undefined), []);
  const [water] = read.publishable;
  expect(water?.document.content).toEqual([]);
  expect(water?.document.links.map(({ target }) => target)).toEqual(['air.md']);
  expect(Buffer.from(water?.bytes ?? []).toString()).toBe(text);
  expect(Object.keys(water ?? {}).sort()).toEqual(['blob', 'bytes', 'document', 'path']);
});
