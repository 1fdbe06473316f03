import { describe, expect, it } from '@jest/globals';
import { type Content, element, text } from '../../lib/plan/model/content.ts';
import type { Fields } from '../../lib/plan/model/document.ts';
import { redline } from '../../lib/redline/redline.ts';
import { summarize } from '../../lib/words/summarize.ts';
import { input } from '../redline/inputs.ts';

function fields(before: Partial<Fields>, after: Partial<Fields>) {
  return redline(input([], before), input([], after));
}

function paragraphs(...values: string[]): Content[] {
  return values.map((value) => element('p', {}, [text(value)]));
}

function content(before: Content[], after: Content[]) {
  return redline(input(before), input(after));
}

/** What is said of paragraphs that took the place of others. */
function told(before: string[], after: string[], language: 'en' | 'fr' = 'en'): string {
  return summarize(content(paragraphs(...before), paragraphs(...after)), language);
}

describe('summarize', () => {
  it('quotes of long values that begin alike what differs', () => {
    const start = `Open the data of ${'each and every '.repeat(20)}`;
    const [before, after] = [`${start}town of France`, `${start}village of France`];
    expect(summarize(fields({ title: before }, { title: after }), 'en')).toBe(
      'title changed from “…every town…” to “…every village…”',
    );
  });

  it('does not lead with institutions whose names are only written in another way', () => {
    const before = { number: '1', lead: ['Premier ministre ; ministère de la Santé'] };
    const same = { number: '2', lead: ['Premier ministre', 'Ministère de la Santé'] };
    expect(summarize(fields(before, same), 'en')).toMatch(/^number changed from 1 to 2; /u);
    const other = { number: '2', lead: ['Premier ministre', 'Ministère de la Culture'] };
    expect(summarize(fields(before, other), 'en')).toMatch(/^lead institution changed /u);
  });

  it('names duties that came and went with whole blocks, the strongest first', () => {
    const old = paragraphs(
      'Services must be accessible to all the people of the land in each year.',
      'The rest is as it was.',
    );
    const young = paragraphs(
      'The rest is as it was.',
      'All of it should work well in each year; it shall not fail anybody.',
    );
    expect(summarize(content(old, young), 'en')).toBe(
      '“must” removed; “shall not” and “should” added; 1 paragraph removed; 1 paragraph added',
    );
    expect(summarize(content(old, young), 'fr')).toMatch(/^«\u00a0must\u00a0» supprimé\u00a0; /u);
  });

  it('quotes amounts and dates wherever they are, up to three', () => {
    const old = ['Answer within 20 days.', 'The office shall help.', 'The fine is €50,000.'];
    const young = ['Answer within 30 days.', 'The office may help.', 'The fine is €5,000.'];
    expect(told(old, young)).toBe(
      '“20 days” became “30 days”; “€50,000” became “€5,000”; “shall” became “may”',
    );
    const rows = (of: number) => [1, 2, 3, 4].map((each) => `It costs ${each * of} euros here.`);
    expect(told(rows(10), rows(13))).toBe(
      '“10 euros” became “13 euros”; “20 euros” became “26 euros”; “30 euros” became “39 euros”; 1 paragraph reworded',
    );
    const parts = (of: number) => [`See Article ${of}.`, `As Article ${of + 4} says.`, 'It is so.'];
    expect(told(parts(3), parts(4))).toBe('“Article 3” became “Article 4”; 1 paragraph reworded');
  });

  it('quotes a duty with what denies it', () => {
    const added = (text: string, language: 'en' | 'fr') => told(['One.'], ['One.', text], language);
    expect(
      added('L’administration du pays ne doit alors percevoir du tout aucune redevance.', 'fr'),
    ).toBe('«\u00a0ne doit … aucune\u00a0» ajouté\u00a0; 1 paragraphe ajouté');
    expect(
      added('Die Behörde darf dafür in keinem der genannten Jahre ein Entgelt verlangen.', 'en'),
    ).toBe('“darf … keinem” added; 1 paragraph added');
    expect(
      added('No company shall be named here in any way, whatever it does for the land.', 'en'),
    ).toBe('“No … shall” added; 1 paragraph added');
    expect(told(['Elle doit payer.'], ['Elle ne doit rien payer.'], 'fr')).toMatch(/rien/u);
  });

  it('names no duty that stands elsewhere, or in other words at its place', () => {
    const duty = 'Each of the services must be open to all the people of the town';
    const moved = content(
      paragraphs(`${duty}.`, 'one', 'two'),
      paragraphs('one', 'two', `${duty}!`),
    );
    expect(summarize(moved, 'en')).not.toMatch(/“must”/u);
    const [old, young] = [
      paragraphs('All must pay the fee.'),
      paragraphs('Whoever comes must pay.'),
    ];
    expect(summarize(content(old, young), 'en')).not.toMatch(/“must”/u);
  });

  it('says of no sentence that went with a “not” that a “not” was removed', () => {
    const sentence = 'The method is not for the teams of the digital services alone, as they say.';
    const [old, young] = [`One stays. ${sentence} Another stays.`, 'One stays. Another stays.'];
    expect(summarize(content(paragraphs(old), paragraphs(young)), 'en')).toBe(
      '1 paragraph reworded',
    );
  });

  it('tells capitals of a title as typography', () => {
    const capitals = fields({ title: 'Continuous Delivery' }, { title: 'Continuous delivery' });
    expect(summarize(capitals, 'en')).toBe('other typography in title');
  });

  it('quotes words without the signs that part them from the words beside them', () => {
    expect(told(['It is known, not to be paid.'], ['It is known; until now to be paid.'])).toBe(
      '“not to be paid” became “until now to be paid”',
    );
    expect(told(['They come – if asked – and pay.'], ['They come and pay.'])).toBe(
      '“if asked” removed',
    );
    expect(told(['By “city” we mean towns.'], ['By “city” are meant towns.'])).toBe(
      '“we mean” became “are meant”',
    );
    expect(told(['We pay, if asked, the fee.'], ['We pay (the fee.'])).toBe('“if asked” removed');
    expect(told(['A “city” we mean.'], ['A “city or town”, as we mean.'])).not.toMatch(/[“ ]”/u);
    expect(told(['At – 5 it freezes.'], ['At 5 it freezes.'])).not.toMatch(/“5”/u);
  });

  it('quotes no numbers of footnotes', () => {
    const [old, young] = [
      paragraphs('So it is[3][4], they say.'),
      paragraphs('So it is[2][3], they say.'),
    ];
    expect(summarize(content(old, young), 'en')).toBe('1 paragraph reworded');
  });

  it('takes a capital for no negation', () => {
    const [old, young] = ['See There’s No Such Thing here', 'See there’s no such thing here'];
    const other = ['One is here', 'One was there'] as const;
    const change = content(paragraphs(old, other[0]), paragraphs(young, other[1]));
    expect(summarize(change, 'en')).toBe(
      '“There’s No Such Thing” became “there’s no such thing”; “is here” became “was there”',
    );
  });

  it('counts links that came or went around texts, and tells others as other links', () => {
    const link = (href: string, value: string) => element('a', { href }, [text(value)]);
    const act = (...inner: Content[]) => [element('p', {}, [text('See '), ...inner])];
    const plain = act(text('the act on fees.'));
    const one = act(link('https://a.example', 'the act'), text(' on fees.'));
    const two = act(
      link('https://a.example', 'the act'),
      text(' on '),
      link('https://b.example', 'fees'),
      text('.'),
    );
    expect(summarize(content(plain, one), 'en')).toBe('1 link added: “a.example”');
    expect(summarize(content(two, plain), 'en')).toBe('2 links removed');
    expect(summarize(content(plain, two), 'fr')).toBe(
      '2 liens ajoutés\u00a0: «\u00a0a.example\u00a0» et «\u00a0b.example\u00a0»',
    );
    const other = act(link('https://c.example', 'the act'), text(' on fees.'));
    expect(summarize(content(one, other), 'en')).toBe('links: “a.example” became “c.example”');
    expect(summarize(content(other, two), 'en')).toBe(
      'links: “c.example” became “a.example”; 1 link added: “b.example”',
    );
  });

  it('counts no verb or negation that only lost its capital', () => {
    const items = (...values: string[]) => [
      element(
        'ul',
        {},
        values.map((value) => element('li', {}, [text(value)])),
      ),
    ];
    const old = items('Can be used offline', 'No gatekeepers here', 'So complex -Can be loaded');
    const young = items('can be used offline', 'no gatekeepers here', 'can be loaded');
    expect(summarize(content(old, young), 'en')).toBe('3 list items reworded');
    expect(summarize(content(young, old), 'en')).toBe('3 list items reworded');
  });

  it('writes dates out, as far as they are known', () => {
    const day = fields({ due: '2016-06-30' }, { due: '2016-12-31' });
    expect(summarize(day, 'en')).toBe(
      'due date moved from 30 June 2016 to 31 December 2016 (184 days later)',
    );
    expect(summarize(day, 'fr')).toBe(
      'échéance\u00a0: 30 juin 2016 devient 31 décembre 2016 (184 jours plus tard)',
    );
    const month = fields({ start: '2016' }, { start: '2016-09' });
    expect(summarize(month, 'en')).toBe('start date moved from 2016 to September 2016');
  });

  it('leaves a date alone that is none', () => {
    expect(summarize(fields({ due: '2016-13-45' }, { due: 'soon' }), 'en')).toBe(
      'due date moved from 2016-13-45 to soon',
    );
  });

  it('says what was added and removed', () => {
    expect(summarize(fields({}, { status: 'not-started' }), 'en')).toBe(
      'status added: not started',
    );
    expect(summarize(fields({ lead: ['Treasury', 'Police'] }, {}), 'en')).toBe(
      'lead institution removed: Treasury, Police',
    );
  });

  it('names the milestone that moved', () => {
    const before = { milestones: [{ title: 'Open the data', due: '2016-06' }] };
    const after = { milestones: [{ title: 'Open the data', due: '2016-09' }] };
    expect(summarize(fields(before, after), 'en')).toBe(
      'due date of milestone “Open the data” moved from June 2016 to September 2016',
    );
  });

  it('tells what was removed before what stands elsewhere', () => {
    const list = (start: string, ...items: string[]) =>
      element(
        'ol',
        { start },
        items.map((item) => element('li', {}, [text(item)])),
      );
    const items = ['all schools pay the fee', 'all roads are free'];
    const [gone = element('p')] = paragraphs('The council decides on the fee.');
    const difference = content([list('3', ...items), gone], [list('5', ...items)]);
    expect(summarize(difference, 'en')).toBe(
      '1 paragraph removed: “The council decides on the fee.”; 1 list rearranged',
    );
  });

  it('counts milestones when there are several', () => {
    const after = { milestones: [{ title: 'One' }, { title: 'Two' }] };
    expect(summarize(fields({}, after), 'en')).toBe('2 milestones added');
    expect(summarize(fields({}, after), 'fr')).toBe('2 étapes ajoutées');
  });

  it('tells the gravest change first, and quotes it where it is short', () => {
    const linked = (href: string) => element('p', {}, [element('a', { href }, [text('Map')])]);
    const before = [linked('/a'), ...paragraphs('The fee is 10 euros.')];
    const after = [linked('/b'), ...paragraphs('The fee is 90 euros.')];
    expect(summarize(content(before, after), 'en')).toBe(
      '“10 euros” became “90 euros”; other links in 1 paragraph',
    );
    expect(summarize(content(before, after), 'fr')).toBe(
      '«\u00a010 euros\u00a0» devient «\u00a090 euros\u00a0»\u00a0; liens\u00a0: 1 paragraphe',
    );
  });

  it('says in which section the change is that it quotes', () => {
    const plan = (fee: string) => [element('h2', {}, [text('Fees')]), ...paragraphs(fee)];
    const result = content(plan('It is 10 euros.'), plan('It is 90 euros.'));
    expect(summarize(result, 'en')).toBe('“10 euros” became “90 euros” in “Fees”');
  });

  it('names three facts and counts the rest', () => {
    const before = { number: '1', title: 'A', start: '2015', due: '2016', lead: ['X'] };
    const after = { number: '2', title: 'B', start: '2016', due: '2017', lead: ['Y'] };
    expect(summarize(fields(before, after), 'en')).toBe(
      'lead institution changed from X to Y; number changed from 1 to 2; start date moved from 2015 to 2016; 2 more facts',
    );
  });

  it('counts blocks by what was done to them', () => {
    const before = paragraphs('The plan was made in May by the state.', 'It has an end.', 'Bye.');
    const after = paragraphs(
      'The plan was made in June by the state.',
      'It has an end.',
      '1, 2, 3',
    );
    expect(summarize(content(before, after), 'en')).toBe(
      '“May” became “June”; 1 paragraph reworded',
    );
    expect(summarize(content(before, paragraphs()), 'en')).toBe(
      '3 paragraphs removed: “The plan was made in May by the state.”, “It has an end.” and “Bye.”',
    );
  });

  it('tells typography and formatting from words', () => {
    const plain = paragraphs('Le plan : une promesse.');
    const spaced = paragraphs('Le plan\u00a0: une promesse.');
    expect(summarize(content(plain, spaced), 'en')).toBe('other typography in 1 paragraph');
    const strong = [
      element('p', {}, [
        text('Le plan : une '),
        element('strong', {}, [text('promesse')]),
        text('.'),
      ]),
    ];
    expect(summarize(content(plain, strong), 'en')).toBe('other formatting in 1 paragraph');
  });

  it('never takes a number for punctuation', () => {
    expect(summarize(content(paragraphs('It is 1.5'), paragraphs('It is 15')), 'en')).toBe(
      '“1.5” became “15”',
    );
  });

  it('says when nothing can be seen', () => {
    expect(summarize(fields({ id: 'a' }, { id: 'b' }), 'en')).toBe('no visible change');
    expect(summarize(fields({}, {}), 'fr')).toBe('aucun changement visible');
  });
});
