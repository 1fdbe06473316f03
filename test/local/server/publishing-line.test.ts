import { expect, it } from '@jest/globals';
import { publishingLine } from '../../../lib/local/server/publishing-line.ts';

it.each([
  [undefined, true, /^Publishing the sample plan with its whole history\./u],
  ['/srv/plan', true, /^Publishing main of \/srv\/plan with its whole history\./u],
  [undefined, false, /^Publishing what is new in the plan since/u],
  ['/srv/plan', false, /^Publishing what is new in main of \/srv\/plan since/u],
])('a start says first what it publishes: %s, first: %s', (repository, isFirst, line) => {
  expect(publishingLine({ repository, branch: 'main' }, isFirst)).toMatch(line);
});
