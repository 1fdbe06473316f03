import { describe, expect, it } from '@jest/globals';
import { element, text } from '../../lib/plan/content.ts';
import { redline } from '../../lib/redline/redline.ts';
import { redlineToHtml } from '../../lib/redline/redline-to-html.ts';
import { input } from './inputs.ts';

const linked = element('p', {}, [element('a', { href: '#change-1' }, [text('there')])]);
const heading = element('h2', { id: 'change-1' }, [text('Change 1')]);

describe("a redline's page", () => {
  it('leaves the ids of the document alone and numbers its changes around them', () => {
    expect(redlineToHtml(redline(input([heading]), input([heading, linked])))).toBe(
      '<h2 id="change-1">Change 1</h2><ins class="block" data-redline="inserted" id="change-2"><p><a href="#change-1">there</a></p></ins>',
    );
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
