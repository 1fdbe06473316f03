import { afterEach, describe, expect, it } from '@jest/globals';
import { openScenarios, sentence } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

function text(name: string, ...aliases: readonly string[]): string {
  const list = aliases.map((alias) => `  - ${alias}\n`).join('');
  const head = list === '' ? '' : `---\nredirect_from:\n${list}---\n`;
  return `${head}# ${name}\n\n${sentence(name)}`;
}

describe('an address that front matter names', () => {
  it('leads to the page, in links too, and still when front matter names it no more', async () => {
    const plan = await scenarios.publish(
      {
        'guide/start.md': text('Start', '/begin/', '/old/start.html'),
        'links.md': '# L\n\n[a](/begin/) [b](old/start.html) [c](begin)\n',
      },
      { 'guide/start.md': `${text('Start', '/begin/')}More.\n` },
    );
    expect((await plan.page('begin/index.html'))?.redirect).toBe('/guide/start/');
    expect((await plan.page('old/start.html/index.html'))?.redirect).toBe('/guide/start/');
    const links = [...(await plan.text('links/index.html')).matchAll(/href="([^"]*)">[abc]</gu)];
    expect(links.map(([, address]) => address)).toEqual(Array(3).fill('/guide/start/'));
  });

  it('is another document’s where that has it, and its author told', async () => {
    const plan = await scenarios.publish({
      'a.md': text('A'),
      'b.md': text('B', '/a/', '/c/', '/'),
      'c.md': text('C', '/d/'),
      'e.md': text('E', '/d/'),
    });
    expect((await plan.page('d/index.html'))?.redirect).toBe('/c/');
    expect(await plan.text('a/index.html')).toContain('<h1');
    const { problems } = await plan.lastChangeSet();
    expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'b.md: the address /a/ of the front matter belongs to another document, so it leads there',
      'b.md: the address /c/ of the front matter belongs to another document, so it leads there',
      'e.md: the address /d/ of the front matter belongs to another document, so it leads there',
    ]);
  });

  it('goes to a document that comes there, and back when front matter names it anew', async () => {
    const plan = await scenarios.publish(
      { 'a.md': text('A') },
      { 'a.md': text('A', '/b/') },
      { 'b.md': text('B') },
      { 'b.md': null },
      { 'a.md': `${text('A', '/b/')}More.\n` },
      async (to) => {
        await to.git('mv', 'a.md', 'moved.md');
        await to.commit({ message: 'Move' });
      },
      { 'moved.md': null },
    );
    expect((await plan.page('a/index.html'))?.redirect).toBe('/moved/');
    expect((await plan.page('b/index.html'))?.redirect).toBe('/moved/');
  });
});
