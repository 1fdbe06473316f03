import { describe, expect, it } from '@jest/globals';
import { parseDocument } from '../../../lib/plan/parse.ts';

function read(frontMatter: string) {
  const { aliases, fields } = parseDocument('a.md', `---\n${frontMatter}\n---\n# A\n`);
  return { aliases, facts: fields.others?.map(({ name }) => name) };
}

describe('former addresses in front matter', () => {
  it.each([
    ['permalink: /old/page/', ['/old/page/']],
    ['permalink: old/page.html', ['/old/page.html/']],
    ['redirect_from:\n  - /a\n  - /b/index.html\n  - /a/', ['/a/', '/b/']],
    ['aliases: [/posts/x/, "/caf%C3%A9/"]', ['/posts/x/', '/café/']],
  ])('of %j are read, and are no facts', (frontMatter, aliases) => {
    expect(read(frontMatter)).toEqual({ aliases, facts: undefined });
  });

  it.each([
    'aliases: [My note, Another]',
    'permalink: /:year/:title/',
    'permalink: https://a.example/x/',
    'permalink: //a.example/x/',
    'permalink: /@changes/x/',
    'permalink: /a/../../x/',
    'redirect_from: /feed.xml',
    'permalink: "/{{ page.slug }}/"',
  ])('are none in %j, which stays a fact', (frontMatter) => {
    expect(read(frontMatter).aliases).toBeUndefined();
    expect(read(frontMatter).facts).toHaveLength(1);
  });
});
