import { describe, expect, it } from '@jest/globals';
import { element, text } from '../../../lib/plan/model/content.ts';
import { parseDocument } from '../../../lib/plan/parse.ts';
import { HeadingsMet } from '../../../lib/redline/changes/headings-met.ts';
import { listChanges } from '../../../lib/redline/changes/list-changes.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { summarize } from '../../../lib/words/summarize.ts';

const parse = (text: string) => parseDocument('law.md', text.replaceAll('⏎', '\n\n'));

/** For each change, what was done, the heading that it is under, and the one that it left. */
function placesOf(before: string, after: string) {
  const { content } = redline(parse(before), parse(after));
  return listChanges(content).map(({ what, section, left }) => [what, section, left]);
}

const law = '# Law⏎## Roads⏎### Where⏎In town.⏎## Parks⏎Parks close at night.';
const notes = '⏎### Notes⏎See the map.';
const fees = '⏎## Fees⏎Schools pay.';

describe('the place of a change', () => {
  it.each([
    ['a section', law.replace('⏎## Parks', `${fees}⏎## Parks`), 'Law'],
    ['a section at the end', law + fees, 'Law'],
    ['a section in another', law.replace('⏎## Parks', `${notes}⏎## Parks`), 'Roads'],
    ['a section in another at the end', law + notes, 'Parks'],
    ['a paragraph', `${law}⏎At all times.`, 'Parks'],
    ['a paragraph and a section', `${law}⏎At all times.${fees}`, 'Parks'],
  ])('is the heading above: %s', (_, more, section) => {
    expect(placesOf(law, more)).toEqual([['inserted', section, undefined]]);
    expect(placesOf(more, law)).toEqual([['deleted', section, undefined]]);
  });

  it('is no heading that went from within a block that moved', () => {
    const met = new HeadingsMet();
    met.leave({ change: 'same', content: element('h2', {}, [text('Roads')]) });
    met.inMoved(() => met.leave({ change: 'deleted', content: element('h2', {}, [text('Gone')]) }));
    expect([met.new.over(undefined), met.old.over(undefined)]).toEqual(['Roads', 'Roads']);
  });

  it('is none where nothing is above', () => {
    expect(placesOf('## Roads⏎Roads stay.', `## Roads⏎Roads stay.${fees}`)).toEqual([
      ['inserted', undefined, undefined],
    ]);
  });

  it('is that of the words in a heading', () => {
    expect(placesOf(law, law.replace('## Parks', '## Parks of the town'))).toEqual([
      ['inserted', 'Parks of the town', undefined],
    ]);
  });

  it('is, for what moved, where it stands and stood', () => {
    const text = 'Whoever walks a dog keeps it on a lead.';
    expect(
      placesOf(`${law}${fees}⏎${text}`, law.replace('⏎## Parks', `⏎${text}⏎## Parks`) + fees),
    ).toEqual([['moved', 'Where', 'Fees']]);
    expect(placesOf(law + notes, law.replace('⏎## Parks', `${notes}⏎## Parks`))).toEqual([
      ['moved', 'Roads', 'Parks'],
    ]);
  });

  it('is, for what moved from under a heading that went, that heading', () => {
    const text = 'Whoever walks a dog keeps it on a lead.';
    const [before, after] = [
      `${law}⏎## Dogs⏎${text}`,
      law.replace('⏎## Parks', `⏎${text}⏎## Parks`),
    ];
    expect(placesOf(before, after)).toEqual([
      ['moved', 'Where', 'Dogs'],
      ['deleted', 'Law', undefined],
    ]);
    expect(summarize(redline(parse(before), parse(after)), 'en')).toBe(
      'heading “Dogs” removed; 1 paragraph moved from “Dogs” to “Where”: “Whoever walks a dog keeps it on a lead.”',
    );
  });
});
