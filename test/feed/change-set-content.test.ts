import { describe, expect, it } from '@jest/globals';
import { changeSetContent, type EntryPart } from '../../lib/feed/change-set-content.ts';

const more = 'https://plan.example.org/@changes/9d2b7e61c0a9/';

function part(title: string, html: string, cut = false): EntryPart {
  return { title, summary: '', html, cut, url: 'https://plan.example.org/a/?x=1&y="2"' };
}

describe('the content of a change set', () => {
  it('shows each redline under the name of its document', () => {
    const content = changeSetContent(
      [{ ...part('A', '<p><ins>a</ins></p>'), summary: '1 word inserted' }, part('B', '<p>b</p>')],
      { maximumCharacters: 1_000, more },
    );
    expect(content).toBe(
      '<h2 dir="auto"><a href="https://plan.example.org/a/?x=1&amp;y=&quot;2&quot;">A</a></h2>\n' +
        '<p dir="auto">1 word inserted</p>\n<p><ins>a</ins></p>\n' +
        '<h2 dir="auto"><a href="https://plan.example.org/a/?x=1&amp;y=&quot;2&quot;">B</a></h2>\n<p>b</p>',
    );
  });

  it('reads from right to left where its language does', () => {
    const own = { maximumCharacters: 1_000, more, language: 'ar' };
    const inArabic = '<div lang="ar" dir="rtl">\n<h2';
    expect(changeSetContent([part('OGP', '<p>OGP</p>')], own)).toContain(inArabic);
    const other = { ...part('OGP', '<p>OGP</p>'), language: 'ar' };
    expect(changeSetContent([other], { ...own, language: 'en' })).toContain(inArabic);
    expect(changeSetContent([part('A', '<p>a</p>')], { ...own, language: 'fr' })).not.toContain(
      '<div',
    );
  });

  it('links to the rest of a redline that was cut', () => {
    const content = changeSetContent([part('A', '<p>a</p>', true)], {
      maximumCharacters: 1_000,
      more,
    });
    expect(content).toContain('>The rest of this redline is on its own page.</a>');
  });

  it('links to documents there is no room for, instead of passing over them', () => {
    const content = changeSetContent(
      [part('A', '<p>a</p>'), part('B', 'b'.repeat(50)), part('C', '')],
      {
        maximumCharacters: 20,
        more,
        language: 'fr',
      },
    );
    expect(content).toContain(`<a href="${more}">2 autres documents ont changé :</a>`);
    expect(content).toMatch(/<li><a href="[^"]*">B<\/a><\/li>\n<li><a href="[^"]*">C<\/a><\/li>/u);
    expect(content).not.toContain('bbb');
  });

  it('cannot be made to hold markup by the name of a document', () => {
    const content = changeSetContent([part('<script>alert(1)</script>', '')], {
      maximumCharacters: 10,
      more,
    });
    expect(content).toContain('&lt;script&gt;');
    expect(content).not.toContain('<script');
  });

  const about = { text: 'They asked for <b>six</b> months.\n\nAgreed.', coAuthors: ['Ben'] };

  it('begins with what its author says, as a quotation, and who wrote it too', () => {
    const content = changeSetContent([part('A', '<p>a</p>')], {
      maximumCharacters: 1_000,
      more,
      note: { ...about, changeNote: 'Due later.' },
    });
    expect(content.slice(0, content.indexOf('<h2'))).toBe(
      '<blockquote><p dir="auto">Due later.</p>\n' +
        '<p dir="auto">They asked for &lt;b&gt;six&lt;/b&gt; months.</p>\n' +
        '<p dir="auto">Agreed.</p>\n</blockquote>\n<p>Written with Ben.</p>\n',
    );
  });

  it('says what changed before the kinds of it', () => {
    const one = { ...part('A', '<p>the text</p>'), summary: 'reworded', kinds: 'wording (1)' };
    const content = changeSetContent([one], { maximumCharacters: 1_000, more });
    const plain = content.replace(/<[^>]*>/gu, '').split('\n');
    expect(plain).toEqual(['A', 'reworded', 'the text', 'wording (1)']);
  });

  it('marks a part in another language', () => {
    const one = { ...part('A', '<p>le texte</p>'), language: 'fr' };
    const content = changeSetContent([one], { maximumCharacters: 1_000, more });
    expect(content).toMatch(/^<div lang="fr">\n<h2.*<\/div>$/su);
  });
});
