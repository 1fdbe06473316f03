import { describe, expect, it } from '@jest/globals';
import { parseDocument } from '../../lib/plan/parse.ts';

describe('what a document is', () => {
  it.each([
    ['README.md', '', 'introduction'],
    ['introduction.md', '# Introduction', 'introduction'],
    ['fr/README.md', '', 'introduction'],
    ['pt-BR/introduction.md', '', 'introduction'],
    ['climate/README.md', '# Climate', 'chapter'],
    ['climate/introduction.md', '# Introduction', 'page'],
    ['climate/commitment-24.md', '', 'commitment'],
    ['fr/climat/engagement-24-cop21.md', '', 'commitment'],
    ['climate/commitment-24/README.md', '# COP21', 'commitment'],
    ['climate/cop21.md', '# Commitment 24', 'commitment'],
    ['climate/cop21.md', '# Engagement n° 24 – La COP21', 'commitment'],
    ['climate/cop21.md', '---\nnumber: 7b\n---\n# COP21', 'commitment'],
    ['climate/cop21.md', '# Commitment 24 explained', 'page'],
    ['commitments.md', '# All commitments', 'page'],
  ])('%s with %j is a %s', (path, source, kind) => {
    expect(parseDocument(path, source).kind).toBe(kind);
  });
});

describe('what a document is called', () => {
  it.each([
    ['a.md', '# Commitment 24\n\n## Involve civil society', 'Commitment 24: Involve civil society'],
    [
      'a.md',
      '# Commitment 24:\n\n## Involve civil society',
      'Commitment 24: Involve civil society',
    ],
    ['a.md', '# Engagement n°24\n\n## La COP21', 'Engagement n°24: La COP21'],
    ['a.md', '# Commitment 24: The COP21\n\n## Stakes', 'Commitment 24: The COP21'],
    ['a.md', '# Commitment 24', 'Commitment 24'],
    ['a.md', '#\n\n# *First* `heading`', 'First heading'],
    ['a.md', '---\ntitle: Declared\n---\n# Heading', 'Declared'],
    ['climate/next-steps.md', 'No heading.', 'next-steps'],
    ['climate/README.md', 'No heading.', 'climate'],
    ['README.md', '', 'README'],
  ])('%s with %j is "%s"', (path, source, title) => {
    expect(parseDocument(path, source).fields.title).toBe(title);
  });
});
