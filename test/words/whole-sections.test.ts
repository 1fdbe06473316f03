import { describe, expect, it } from '@jest/globals';
import { parseDocument } from '../../lib/plan/parse.ts';
import { redline } from '../../lib/redline/redline.ts';
import type { WordLanguage } from '../../lib/words/language.ts';
import { summarize } from '../../lib/words/summarize.ts';

/** @param before as `after`, with `⏎` for an empty line */
function told(before: string, after: string, language: WordLanguage = 'en'): string {
  const parse = (text: string) => parseDocument('plan.md', text.replaceAll('⏎', '\n\n'));
  return summarize(redline(parse(before), parse(after)), language);
}

const plan = '# Plan⏎## Roads⏎Roads stay open to all people of the town.';
const roads =
  '## Roads⏎Roads stay open to all people of the town.⏎Bridges are repaired every summer by the council.';
const parks = '## Parks⏎Parks close at night, and open in the morning again.';
const feesOne = 'The fee is due in May for every school of the town.';
const feesTwo = 'Hospitals and fire brigades never pay a fee at all.';

describe('the sentence of a change names', () => {
  it.each([
    ['one', '⏎## Appeals⏎Everyone can appeal.', 'section “Appeals” added (1 paragraph)'],
    [
      'two',
      '⏎## Appeals⏎Everyone can appeal.⏎By letter.⏎## Notes⏎- One\n- Two',
      'sections “Appeals” and “Notes” added (2 paragraphs and 2 list items)',
    ],
    [
      'three of more',
      '⏎## A⏎One.⏎## B⏎Two.⏎## C⏎Three.⏎## D⏎Four.⏎## E⏎Five.',
      'sections “A”, “B”, “C” and 2 more added (5 paragraphs)',
    ],
    [
      'those of one title once',
      '⏎## Notes⏎See the map.⏎## Notes⏎See the list.',
      'sections “Notes” (2) added (2 paragraphs)',
    ],
    [
      'the outermost, with what is in it',
      '⏎## Appeals⏎Everyone can appeal.⏎### Who⏎Citizens and firms.⏎### How⏎By letter.',
      'section “Appeals” added (3 paragraphs and 2 headings)',
    ],
    [
      'the one it is in',
      '⏎### Notes⏎See the map.',
      'section “Notes” added in “Roads” (1 paragraph)',
    ],
    ['a table in it', '⏎## Fees⏎| a | b |\n| - | - |\n| c | d |', 'section “Fees” added (1 table)'],
    [
      'titles with signs as text',
      '⏎## The “open” `<script>` *plan*; [link](https://a.example)⏎Everyone pays.',
      'section “The “open” <script> plan; link” added (1 paragraph)',
    ],
    [
      'signs that show nothing',
      '⏎## Fees \u202Edesrever⏎Everyone pays.',
      'section “Fees ⟨U+202E⟩desrever” added (1 paragraph)',
    ],
    [
      'Japanese ones',
      '⏎## 異議申立て⏎何人も異議を申し立てることができる。',
      'section “異議申立て” added (1 paragraph)',
    ],
    [
      'Arabic ones',
      '⏎## الطعون⏎لكل شخص الحق في الطعن أمام العمدة.',
      'section “الطعون” added (1 paragraph)',
    ],
  ])('sections that came or went: %s', (_, more, sentence) => {
    expect(told(plan, plan + more)).toBe(sentence);
    expect(told(plan + more, plan)).toBe(sentence.replace(' added', ' removed'));
  });

  it('sections in French', () => {
    const more = '⏎## Recours⏎Un.⏎## Délais⏎Deux.⏎## Frais⏎Trois.⏎## Fin⏎Quatre.';
    expect(told(plan, `${plan}⏎## Recours⏎Un.`, 'fr')).toBe(
      'section «\u00a0Recours\u00a0» ajoutée (1 paragraphe)',
    );
    expect(told(plan + more, plan, 'fr')).toBe(
      'sections «\u00a0Recours\u00a0», «\u00a0Délais\u00a0», «\u00a0Frais\u00a0» et 1 autre supprimées (4 paragraphes)',
    );
  });

  it('as many titles as there is room for, and of a long one its beginning', () => {
    const long = `On ${'procedures and remedies '.repeat(20)}`;
    const sentence = told(plan, `${plan}⏎## ${long}⏎One.⏎## Fees⏎Two.`);
    expect(sentence).toMatch(/^sections “On procedures .{90,110}…” and 1 more added \(2 para/u);
    expect(sentence.length).toBeLessThan(180);
  });

  it('one that took the place of another, what was taken out first', () => {
    const [schools, beds] = ['Teachers are paid by the state.', 'Whoever is ill gets a bed.'];
    expect(
      told(`${plan}⏎## Schools⏎${schools}⏎## End⏎Bye.`, `${plan}⏎## Hospitals⏎${beds}⏎## End⏎Bye.`),
    ).toBe('section “Schools” removed (1 paragraph); section “Hospitals” added (1 paragraph)');
  });

  it('articles, and tells those behind them as renumbered', () => {
    const [schools, mayor, end] = ['Schools pay the fee.', 'The mayor decides.', 'Roads stay.'];
    expect(
      told(
        `# Law⏎## Article 1⏎${schools}⏎## Article 2⏎${end}`,
        `# Law⏎## Article 1⏎${schools}⏎## Article 2⏎${mayor}⏎## Article 3⏎${end}`,
      ),
    ).toBe('section “Article 2” added (1 paragraph); heading “Article 3” renumbered');
  });

  it('amounts and duties of text that stood before sections, and duties in these behind them', () => {
    const fees = (amount: number, duty = '') =>
      `# Plan⏎## Fees⏎The fee is ${amount} euros.⏎It is paid in cash${duty}.`;
    const fines = '## Fines⏎You must pay 500 euros.⏎You must not pay less.';
    expect(told(fees(10), `${fees(90)}⏎${fines}`)).toBe(
      '“10 euros” became “90 euros” in “Fees”; section “Fines” added (2 paragraphs); “must not” and “must” added',
    );
    expect(told(`${fees(10)}⏎${fines}`, fees(90))).toBe(
      '“10 euros” became “90 euros” in “Fees”; section “Fines” removed (2 paragraphs); “must not” and “must” removed',
    );
    expect(
      told(fees(10), `${fees(10, ', and all of it shall be paid in the year')}⏎${fines}`),
    ).toBe(
      '“and all of it shall be paid in the year” added in “Fees”; section “Fines” added (2 paragraphs); “must not” and “must” added',
    );
  });

  it.each([
    ['## Article 1', '## Article 2'],
    ['## § 1', '## § 2'],
    ['## 1', '## 2'],
    ['## Artikel 1', '## Artikel 2'],
    ['## Artículo 1', '## Artículo 2'],
    ['## 第1条', '## 第2条'],
    ['## 第一条', '## 第二条'],
    ['## Chapter I', '## Chapter II'],
  ])('articles that changed places before the numbers that follow: %s', (first, second) => {
    const [one, two] = ['Schools of the town pay no fee.', 'The mayor decides on it in May.'];
    const said = told(
      `# Law⏎${first}⏎${one}⏎${second}⏎${two}`,
      `# Law⏎${first}⏎${two}⏎${second}⏎${one}`,
    );
    const [title, next] = [first, second].map((heading) => heading.slice('## '.length));
    expect(said).toBe(
      `section “${next}” moved after “${title}” (1 paragraph); 2 headings renumbered`,
    );
  });

  it('clauses that changed places before the numbers that follow', () => {
    const [one, two] = ['the schools of the town pay the fee', 'the mayor of it decides on all'];
    expect(told(`# Law⏎(1) ${one}⏎(2) ${two}`, `# Law⏎(1) ${two}⏎(2) ${one}`)).toBe(
      '1 paragraph moved: “(1) the mayor of it decides on all”; 2 paragraphs renumbered in “Law”',
    );
  });

  it('duties of text that went beside a section apart from those of the section', () => {
    const stays = '# Law⏎## Article 1 Requests⏎All may ask.⏎It is free.';
    const ban = 'A body must not ask why a record is wanted.';
    const review = '## Article 2 Review⏎The minister shall review it.';
    expect(told(`${stays}⏎${ban}⏎${review}`, stays)).toBe(
      '“must not” removed; section “Article 2 Review” removed (1 paragraph); “shall” removed; 1 paragraph removed in “Article 1 Requests”: “A body must not ask why a record is wanted.”',
    );
    expect(told(stays, `${stays}⏎${ban}⏎${review}`)).toBe(
      '“must not” added; section “Article 2 Review” added (1 paragraph); “shall” added; 1 paragraph added in “Article 1 Requests”: “A body must not ask why a record is wanted.”',
    );
  });

  it('duties of sections that went and of those that came behind each', () => {
    const plan = '# Plan⏎## Roads⏎Roads are open to all.⏎';
    const [may, must] = ['## May⏎All of us may swim in it.', '## Dogs⏎A dog must wear a chip.'];
    expect(told(`${plan}${may}`, `${plan}${must}`)).toBe(
      'section “May” removed (1 paragraph); “may” removed; section “Dogs” added (1 paragraph); “must” added',
    );
  });

  it('where other changes are than a section', () => {
    expect(
      told(`${plan}⏎${parks}`, `${plan}⏎One.⏎Two.⏎${parks}⏎## Appeals⏎Everyone can appeal.`),
    ).toBe(
      '2 paragraphs added in “Roads”: “One.” and “Two.”; section “Appeals” added (1 paragraph)',
    );
  });

  it('no place of a footnote, which stands behind all sections', () => {
    expect(told(plan, `${plan}⏎## Appeals⏎Everyone can appeal.[^1]⏎[^1]: To the mayor.`)).toBe(
      'section “Appeals” added (1 paragraph); 1 footnote added: “To the mayor.”',
    );
  });
});

describe('the sentence of a change tells of a section that moved', () => {
  it('by its title', () => {
    const fees = `## Fees⏎${feesOne}⏎${feesTwo}`;
    const [before, after] = [
      `# Plan⏎${fees}⏎${roads}⏎${parks}`,
      `# Plan⏎${roads}⏎${parks}⏎${fees}`,
    ];
    expect(told(before, after)).toBe('section “Fees” moved after “Parks” (2 paragraphs)');
    expect(told(before, after, 'fr')).toBe(
      'section «\u00a0Fees\u00a0» déplacée après «\u00a0Parks\u00a0» (2 paragraphes)',
    );
    expect(told(after, before)).toBe('section “Fees” moved before “Roads” (2 paragraphs)');
  });

  it('and got another title, both', () => {
    const text = `${feesOne}⏎${feesTwo}`;
    expect(
      told(
        `# Plan⏎## Fees⏎${text}⏎${roads}⏎${parks}`,
        `# Plan⏎${roads}⏎${parks}⏎## Charges⏎${text}`,
      ),
    ).toBe('heading “Fees” became “Charges”; section “Charges” moved after “Parks” (2 paragraphs)');
  });

  it('to another section, both of these', () => {
    const dive = '### Dive⏎Nobody dives from the bridge at any time.';
    const fish = '### Fish⏎Anyone fishes in the lake during the summer.';
    expect(
      told(
        `# Plan⏎## Permitted⏎${fish}⏎## Prohibited⏎${dive}`,
        `# Plan⏎## Permitted⏎## Prohibited⏎${dive}⏎${fish}`,
      ),
    ).toBe('section “Fish” moved from “Permitted” to “Prohibited” (1 paragraph)');
  });

  it('not where a part of it stayed', () => {
    expect(
      told(
        `# Plan⏎## Fees⏎${feesOne}⏎${feesTwo}⏎${roads}⏎${parks}`,
        `# Plan⏎${feesTwo}⏎${roads}⏎${parks}⏎## Fees⏎${feesOne}`,
      ),
    ).toBe(
      'heading “Fees” and 1 paragraph moved: “The fee is due in May for every school of the town.”',
    );
  });

  it('and of a paragraph in it that came apart from it', () => {
    expect(
      told(
        `# Plan⏎## Fees⏎${feesOne}⏎${feesTwo}⏎${roads}⏎${parks}`,
        `# Plan⏎${roads}⏎${parks}⏎## Fees⏎${feesOne}⏎A new sentence about dogs.`,
      ),
    ).toBe(
      '1 paragraph removed: “Hospitals and fire brigades never pay a fee at all.”; 1 paragraph added in “Fees”: “A new sentence about dogs.”; section “Fees” moved after “Parks” (1 paragraph)',
    );
  });
});

describe('the sentence of a change calls no section added or removed', () => {
  const appeal = 'Whoever disagrees can write to the mayor.';

  it.each([
    ['text that was given a heading', appeal, `## Appeals⏎${appeal}`, 'heading “Appeals” added'],
    [
      'text that was given a heading and more text',
      appeal,
      `## Appeals⏎${appeal}⏎Letters need a stamp.`,
      'heading “Appeals” and 1 paragraph added: “Letters need a stamp.”',
    ],
    ['a heading without text', '', '## Appeals⏎### Who', '2 headings added: “Appeals” and “Who”'],
    [
      'a heading whose text moved',
      `## Appeals⏎${appeal}⏎Letters need a stamp.⏎${parks}`,
      `${parks}⏎${appeal}`,
      'heading “Appeals” and 1 paragraph removed: “Letters need a stamp.”; 1 paragraph moved from “Appeals” to “Parks”: “Whoever disagrees can write to the mayor.”',
    ],
    [
      'a heading without letters',
      '',
      '##⏎Everyone can appeal.',
      '1 heading and 1 paragraph added: “Everyone can appeal.”',
    ],
  ])('%s', (_, before, after, sentence) => {
    expect(told(`${plan}⏎${before}`, `${plan}⏎${after}`)).toBe(sentence);
  });

  it('the whole text, under the title of the document', () => {
    expect(
      told('Words.', '# The plan⏎Intro of it.⏎## Roads⏎Roads stay.⏎## Parks⏎Parks stay.'),
    ).toBe(
      'title added: “The plan”; sections “Roads” and “Parks” added (2 paragraphs); 1 paragraph removed: “Words.”; 1 heading and 1 paragraph added: “Intro of it.”',
    );
  });
});

describe('the sentence of a change names a heading', () => {
  it('that became another one', () => {
    const [before, after] = [
      '# Plan⏎## Fees⏎They stay, as all know.',
      '# Plan⏎## Charges⏎They stay.',
    ];
    expect(told(before, after)).toMatch(/heading “Fees” became “Charges”/u);
    expect(told(before, after, 'fr')).toMatch(
      /titre «\u00a0Fees\u00a0» devient «\u00a0Charges\u00a0»/u,
    );
  });

  it('that became another one, where nothing else changed', () => {
    expect(told(plan, plan.replace('## Roads', '## Streets'))).toBe(
      'heading “Roads” became “Streets”',
    );
    expect(told(plan, plan.replace('## Roads', '## Roads and parks'))).toBe(
      '“and parks” added in “Roads and parks”',
    );
  });

  it('that became another one, as no place', () => {
    expect(
      told('# Plan⏎## Fees of schools⏎They stay.', '# Plan⏎## Fees of towns⏎They stay.⏎All pay.'),
    ).toBe(
      'heading “Fees of schools” became “Fees of towns”; 1 paragraph added in “Fees of towns”: “All pay.”',
    );
  });

  it('of another level', () => {
    expect(told(`${plan}⏎${parks}`, `${plan}⏎#${parks}`)).toBe('heading “Parks” rearranged');
  });

  it('that stands over another text now', () => {
    const [swim, dive] = [
      'Swimming in the lake is a pleasure.',
      'Diving is what nobody does here.',
    ];
    expect(
      told(
        `# Plan⏎## Permitted⏎${swim}⏎## Prohibited⏎${dive}`,
        `# Plan⏎## Prohibited⏎${swim}⏎## Permitted⏎${dive}`,
      ),
    ).toBe('what is under “Permitted” and under “Prohibited” changed places');
  });
});
