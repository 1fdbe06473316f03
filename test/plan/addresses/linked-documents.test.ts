import { describe, expect, it } from '@jest/globals';
import { linkedDocuments, meantPaths } from '../../../lib/plan/addresses/linked-documents.ts';

describe('linkedDocuments', () => {
  it.each([
    ['guide/start.md', ['guide/start.md']],
    ['guide/start', ['guide/start/README.md', 'guide/start.md']],
    ['guide/start.html', ['guide/start.md', 'guide/start/README.md']],
    ['guide/start.HTM', ['guide/start.md', 'guide/start/README.md']],
    ['guide/index.html', ['guide/README.md']],
    ['guide/index', ['guide/README.md']],
    ['guide/Readme.md', ['guide/README.md']],
    ['_index.md', ['README.md']],
    ['', ['README.md']],
  ])('of %j are %j', (path, documents) => {
    expect(linkedDocuments(path)).toEqual(documents);
  });
});

describe('meantPaths', () => {
  it.each([
    ['docs/guide.md', 'docs', ['docs/guide.md', 'guide.md']],
    ['docs', 'docs', ['docs', '']],
    ['docsy/guide.md', 'docs', ['docsy/guide.md']],
    ['guide.md', '', ['guide.md']],
  ])('of %j in %j are %j', (path, folder, meant) => {
    expect(meantPaths(path, folder)).toEqual(meant);
  });
});
