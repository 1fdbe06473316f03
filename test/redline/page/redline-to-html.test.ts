import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../../lib/markup/html.ts';
import { element, text } from '../../../lib/plan/model/content.ts';
import { markedContent } from '../../../lib/redline/page/marked-content.ts';
import { redlineToHtml } from '../../../lib/redline/page/redline-to-html.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { redlineWords } from '../../../lib/words/redline-words.ts';
import { input } from '../inputs.ts';

const linked = element('p', {}, [element('a', { href: '#change-1' }, [text('there')])]);
const heading = element('h2', { id: 'change-1' }, [text('Change 1')]);

describe("a redline's page", () => {
  it('leaves the ids of the document alone and numbers its changes around them', () => {
    expect(redlineToHtml(redline(input([heading]), input([heading, linked])))).toBe(
      '<h2 id="change-1">Change 1</h2><ins class="block" data-redline="inserted" id="change-2"><p><a href="#change-1">there</a></p></ins>',
    );
  });

  it('has each id once where a heading was joined to another block', () => {
    const a = [
      element('p', {}, [text('the the ')]),
      element('h1', { id: 'x' }, [text('<b> état ')]),
    ];
    const b = [
      element('h1', { id: 'x' }, [text('. ')]),
      element('p', {}, [element('em', {}, [text('état the the ')]), text('<b> ')]),
    ];
    const html = redlineToHtml(redline(input(a), input(b)));
    expect(html.match(/ id="x"/gu)).toHaveLength(1);
  });

  it('can stand beside others when its ids get a prefix', () => {
    const html = redlineToHtml(redline(input([heading]), input([heading, linked])), {
      idPrefix: 'd1-',
    });
    expect(html.match(/(?:id|href)="[^"]*"/gu)).toEqual([
      'id="d1-change-1"',
      'id="d1-change-2"',
      'href="#d1-change-1"',
    ]);
  });
});

describe('the steps from change to change', () => {
  const link = (value: string) =>
    element('p', {}, [element('a', { href: '/' }, [text(value)]), text(' and more')]);
  const marked = (before: string, after: string) => {
    const { content } = redline(input([link(before)]), input([link(after)]));
    return toHtml(
      markedContent([...content, ...content], 'change-', redlineWords('en'), { steps: true }),
    );
  };

  it('are not put into links, where no link may stand', () => {
    const html = marked('the old register', 'the new register');
    expect(html).toContain('id="change-1"');
    expect(html).not.toContain('class="steps"');
  });

  it('lead to the change before and after', () => {
    const paragraph = (value: string) => element('p', {}, [text(value)]);
    const { content } = redline(
      input([paragraph('one old word'), paragraph('two old words')]),
      input([paragraph('one new word'), paragraph('two new words')]),
    );
    const html = toHtml(markedContent(content, 'change-', redlineWords('en'), { steps: true }));
    expect(html.match(/href="#[^"]*"/gu)).toEqual(['href="#change-2"', 'href="#change-1"']);
  });
});
