import { describe, expect, it } from '@jest/globals';
import { parseDocument } from '../../../lib/plan/parse.ts';

describe('a mark of drafts', () => {
  it.each(['draft: false', 'Draft: no', 'published: true'])('is no fact in "%s"', (line) => {
    expect(parseDocument('a.md', `---\n${line}\n---\n# A\n`).fields.others).toBeUndefined();
  });

  it.each(['draft: second', 'published: 2016-05-01'])('is a fact in "%s"', (line) => {
    expect(parseDocument('a.md', `---\n${line}\n---\n# A\n`).fields.others).toHaveLength(1);
  });
});
