import { describe, expect, it } from '@jest/globals';
import { parseDocument } from '../../lib/plan/parse.ts';
import { redline } from '../../lib/redline/redline.ts';
import { summarize } from '../../lib/words/summarize.ts';

function told(before: string, after: string): string {
  const documents = [before, after].map((text) => parseDocument('law.md', `${text}\n`));
  const [old, young] = documents;
  if (!old || !young) throw new Error('two documents were parsed');
  return summarize(redline(old, young), 'en');
}

describe('changes of a few words', () => {
  it.each([
    [
      'The mayor decides. The council is informed.',
      'The council decides. The mayor is informed.',
      '“mayor” became “council”; “council” became “mayor”',
    ],
    [
      'The mayor decides on permits, fees and fines.',
      'The council decides on permits, fees, and fines.',
      '“mayor” became “council”',
    ],
    [
      'Inspectors may enter any stall at any time and take samples.',
      'Inspectors may, with a warrant, enter any stall during opening hours and take samples.',
      '“with a warrant” added; “at any time” became “during opening hours”',
    ],
    [
      'Only traders may sell food.',
      'Traders may sell only food.',
      '“Only traders” became “Traders”; “only” added',
    ],
    [
      'Le préfet peut suspendre l’activité. Le maire en est informé sans délai.',
      'Le maire peut suspendre l’activité. Le préfet en est informé sans délai.',
      '“préfet” became “maire”; “maire” became “préfet”',
    ],
    [
      'El alcalde impondrá las sanciones. Cabe recurso ante el pleno.',
      'El pleno impondrá las sanciones. Cabe recurso ante el alcalde.',
      '“alcalde” became “pleno”; “pleno” became “alcalde”',
    ],
    [
      '| Works | City | Council |\n| --- | --- | --- |\n| Shell | City | Council |',
      '| Works | City | Council |\n| --- | --- | --- |\n| Shell | Council | City |',
      '“City” became “Council”; “Council” became “City”',
    ],
    [
      'It answers within 30 days. Else a permit is deemed granted.',
      'It answers within 60 days. Else a permit is deemed refused.',
      '“30 days” became “60 days”; “granted” became “refused”',
    ],
    [
      'Voting age is 18.',
      'Voting age is 16 in local elections.',
      '“18” became “16 in local elections”',
    ],
    ['The plan runs to 2030.', 'The plan runs until 2035.', '“to 2030” became “until 2035”'],
    [
      'Fees: adults €5; children free.',
      'Fees: adults free; children €5.',
      '“€5” became “free”; “free” became “€5”',
    ],
    ['The seller refunds the price.', 'The seller refunds half of the price.', '“half of” added'],
    [
      'Une fine is due, or the loss of the permit of the town.',
      'A fine is due, and the loss of the permit of the town.',
      '“Une” became “A”; “or” became “and”',
    ],
  ])('are quoted together: %s', (before, after, said) => {
    expect(told(before, after)).toBe(said);
  });

  it.each([
    [
      'The office of the town counts trees. The state pays for roads, and people walk there.',
      'The bureau of the town plants trees. The union pays for parks, and people walk there.',
      '1 paragraph reworded',
    ],
    [
      '- schools of the town\n- roads of the land',
      '- of the town\n- schools roads of the land',
      '2 list items reworded',
    ],
    [
      'The [choosing and](/a) hiring gardeners is what we do now.',
      'The [choosing and hiring gardeners](/a) is what we did now.',
      '1 paragraph reworded',
    ],
    [
      'On the 15 th, the act was signed by all.',
      'On the 2015 National plan act was signed by all.',
      '1 paragraph reworded',
    ],
    ['No trader shall sell spirits.', 'Traders shall not sell spirits.', '1 paragraph reworded'],
    [
      'Kein Händler soll Schnaps verkaufen.',
      'Händler sollen Schnaps nicht verkaufen.',
      '1 paragraph reworded',
    ],
  ])(
    'are counted where there are too many or the same words stand elsewhere: %s',
    (before, after, said) => {
      expect(told(before, after)).toBe(said);
    },
  );

  it.each([
    ['stop, question and search any person', 'stop and question any person', '“search” removed'],
    ['fine, suspend or dismiss the officer', 'fine or suspend the officer', '“dismiss” removed'],
    ['ban it in bars, hotels, and schools', 'ban it in bars and hotels', '“schools” removed'],
    ['ban it in bars and hotels', 'ban it in bars, hotels and schools', '“schools” added'],
    ['gilt in Bars, Hotels und Schulen', 'gilt in Bars und Hotels', '“Schulen” removed'],
    ['dans les bars, hôtels et écoles', 'dans les bars et hôtels', '“écoles” removed'],
    ['en bares, hoteles y escuelas', 'en bares y hoteles', '“escuelas” removed'],
    [
      'after 10 days’ notice and a ballot of all',
      'after 30 days’ notice, a ballot and mediation of all',
      '“10 days” became “30 days”; “mediation” added',
    ],
  ])('tell the item of a list without what joins it: %s', (before, after, said) => {
    expect(told(`They may ${before}.`, `They may ${after}.`)).toBe(said);
  });
});

describe('a condition with a long clause', () => {
  const warned = 'the tenant has been warned twice in writing by the owner of the house';
  it.each([
    ['only if', `The lease ends only if ${warned}.`, 'The lease ends.'],
    ['unless', `The lease ends unless ${warned}.`, 'The lease ends.'],
    ['except where', `The lease ends, except where ${warned}.`, 'The lease ends.'],
    ['provided that', `The lease ends, provided that ${warned}.`, 'The lease ends.'],
    ['unless', `The lease ends unless ${warned} or if it burns.`, 'The lease ends.'],
    [
      'subject to',
      'The lease ends, subject to the approval of the housing court of the district.',
      'The lease ends.',
    ],
    [
      'Notwithstanding',
      'The lease ends. Notwithstanding this, the tenant stays until winter is over and spring has come.',
      'The lease ends.',
    ],
    [
      'does not apply',
      'The lease ends. This does not apply to tenants who are older than the owner of the house.',
      'The lease ends.',
    ],
    [
      'if',
      'They may end it if the other party is in material breach and fails to remedy it.',
      'They may end it for any reason.',
    ],
    [
      'wenn',
      'Der Vertrag endet, wenn der Mieter zweimal schriftlich von der Gemeinde gemahnt wurde.',
      'Der Vertrag endet.',
    ],
    [
      'es sei denn',
      'Der Vertrag endet, es sei denn, der Mieter wurde zweimal von der Gemeinde gemahnt.',
      'Der Vertrag endet.',
    ],
    [
      'si',
      'Le bail prend fin si le locataire a été averti par lettre recommandée du propriétaire.',
      'Le bail prend fin.',
    ],
    [
      'salvo que',
      'El contrato termina, salvo que el inquilino haya sido avisado por escrito por el dueño.',
      'El contrato termina.',
    ],
  ])('is told however long it is: %s', (word, before, after) => {
    const lost = told(before, after).toLowerCase();
    expect(lost).toContain(word.toLowerCase());
    expect(lost).toMatch(/removed$|became “for any reason”$/u);
    expect(told(after, before).toLowerCase()).toContain(word.toLowerCase());
  });
});

describe('a change of a part of a phrase', () => {
  it.each([
    ['Pay by 1 March 2027.', 'Pay by 1 May 2027.', '“1 March 2027” became “1 May 2027”'],
    [
      'It is due on 1 July 2027.',
      'It is due in July 2027.',
      '“on 1 July 2027” became “in July 2027”',
    ],
    [
      'The deadline is 1 July 2027.',
      'The deadline is July 2027.',
      '“1 July 2027” became “July 2027”',
    ],
    [
      'Am 3. Mai 2026 endet es.',
      'Am 3. Juni 2026 endet es.',
      '“3. Mai 2026” became “3. Juni 2026”',
    ],
    ['Le 3 mai 2026 il finit.', 'Le 3 juin 2026 il finit.', '“3 mai 2026” became “3 juin 2026”'],
    [
      'El 3 de mayo de 2026.',
      'El 5 de mayo de 2026.',
      '“3 de mayo de 2026” became “5 de mayo de 2026”',
    ],
    [
      '2026年5月1日に施行する。',
      '2026年6月1日に施行する。',
      '“2026年5月1日” became “2026年6月1日”',
    ],
    ['The rent rises by 2 %.', 'The rent rises by −2 %.', '“2 %” became “−2 %”'],
    ['The range is −5 to 10 °C.', 'The range is 5 to 10 °C.', '“−5” became “5”'],
    ['Noise of 55 dB is loud.', 'Noise of 65 dB is loud.', '“55 dB” became “65 dB”'],
    ['Drive 30 km/h here.', 'Drive 50 km/h here.', '“30 km/h” became “50 km/h”'],
    ['Open until 5 p.m. daily.', 'Open until 7 p.m. daily.', '“5 p.m.” became “7 p.m.”'],
    ['A plot of 20 m² is free.', 'A plot of 40 m² is free.', '“20 m²” became “40 m²”'],
    [
      '公園において、次の行為をしてはならない。',
      '公園において、次の行為をしてもよい。',
      '“してはならない” became “してもよい”',
    ],
    [
      '市長は、許可するかどうかを決定しなければならない。',
      '市長は、許可するかどうかを決定するよう努めなければならない。',
      '“決定しなければならない” became “決定するよう努めなければならない”',
    ],
    [
      '市長は、これを公表するものとする。',
      '市長は、これを公表しないものとする。',
      '“公表するものとする” became “公表しないものとする”',
    ],
    ['過料は20万円とする。', '過料は40万円とする。', '“20万円” became “40万円”'],
    [
      'Five members, three of whom are paid.',
      'Five members, two of whom are paid.',
      '“three of whom” became “two of whom”',
    ],
    ['Three or more pay.', 'Two or more pay.', '“Three or more” became “Two or more”'],
    [
      '"Day" means a working day.',
      '"Day" means a calendar day.',
      '“working day” became “calendar day”',
    ],
    ['Subsection (1) stays.', 'Subsection (3) stays.', '“Subsection (1)” became “Subsection (3)”'],
    [
      'Article 3(1) does not apply.',
      'Article 3(2) does not apply.',
      '“Article 3(1)” became “Article 3(2)”',
    ],
    ['第二条に違反した者', '第三条に違反した者', '“第二条” became “第三条”'],
    [
      'They have suspensive effect.',
      'They have no suspensive effect.',
      '“suspensive effect” became “no suspensive effect”',
    ],
    ['Schools are not bound.', 'Schools are bound.', '“not bound” became “bound”'],
    ['It is **not** refunded.', 'It is refunded.', '“not refunded” became “refunded”'],
    [
      'Das Gesetz gilt nicht für Schulen.',
      'Das Gesetz gilt für Schulen.',
      '“nicht für Schulen” became “für Schulen”',
    ],
    ['Das Gesetz gilt nicht.', 'Das Gesetz gilt.', '“gilt nicht” became “gilt”'],
    [
      'La ley no rige escuelas.',
      'La ley rige escuelas.',
      '“no rige escuelas” became “rige escuelas”',
    ],
    [
      'It is liable for all damage.',
      'It is not liable for any damage.',
      '“liable” became “not liable”; “all” became “any”',
    ],
    ['We pay all 26 points.', 'We pay all 18 points.', '“26 points” became “18 points”'],
  ])('is told with the whole of it: %s', (before, after, said) => {
    expect(told(before, after)).toBe(said);
  });

  it('is told as a heading, in one', () => {
    const law = (heading: string) => `# Law\n\n## ${heading}\n\nWhoever breaks it pays.`;
    expect(told(law('3. Liability'), law('3. Exclusion of liability'))).toBe(
      'heading “3. Liability” became “3. Exclusion of liability”',
    );
  });
});

describe('a link to another host', () => {
  const act = 'https://law.example.gov/a';
  it.each([
    [
      `See [the act](${act}).`,
      'See [the act](https://law.example.com/a).',
      'links: “law.example.gov” became “law.example.com”',
    ],
    [
      `See [the act](${act}) and [the map](https://maps.example/m).`,
      `See [the act](https://maps.example/m) and [the map](${act}).`,
      'links: “law.example.gov” became “maps.example”; links: “maps.example” became “law.example.gov”',
    ],
    ['See the act.', 'See [the act](https://ads.example/a).', '1 link added: “ads.example”'],
    [
      `See [the act](${act}).`,
      'See [the act](https://law.example.gov/b).',
      'other links in 1 paragraph',
    ],
    ['See the act.', 'See [the act](other.md).', '1 link added'],
  ])('is told with it: %s', (before, after, said) => {
    expect(told(before, after)).toBe(said);
  });
});

describe('the clause of a condition', () => {
  it.each([
    [
      'It is liable for all damage, unless the city caused it by gross negligence of one of its officers.',
      'It is liable for all damage.',
      '“unless the city caused it by gross…” removed',
    ],
    [
      'The owner pays a fee of €40, provided that the owner lives in the city or in a town near to it.',
      'The owner pays a fee of €40.',
      '“provided that the owner lives in the…” removed',
    ],
    [
      'Die Stadt haftet, es sei denn, der Mieter wurde zweimal schriftlich von ihr gemahnt.',
      'Die Stadt haftet.',
      '“es sei denn, der Mieter wurde zweimal…” removed',
    ],
    [
      'La ville répond du dommage, sauf si le locataire a été averti deux fois par une lettre du maire.',
      'La ville répond du dommage.',
      '“sauf si le locataire a été averti deux…” removed',
    ],
    [
      'El contrato termina, salvo que el inquilino haya sido avisado dos veces por escrito.',
      'El contrato termina.',
      '“salvo que el inquilino haya sido…” removed',
    ],
    [
      'They may end it if the other party is in material breach and fails to remedy it.',
      'They may end it for any reason.',
      '“if the other party is in material…” became “for any reason”',
    ],
    [
      'The lease ends unless the tenant objects within 30 days of the notice in writing.',
      'The lease ends.',
      '“30 days” removed; “unless the tenant objects within 30…” removed; 1 paragraph reworded',
    ],
  ])('is quoted, cut behind a word: %s', (before, after, said) => {
    expect(told(before, after)).toBe(said);
  });

  it.each([
    [
      'Records are public, except where they contain personal data.',
      'Records are public where they contain no personal data.',
      '“except where they contain” became “where they contain no”',
    ],
    [
      'La ley se aplica a todos los vehículos, salvo los eléctricos.',
      'La ley se aplica a los vehículos eléctricos.',
      '“todos los vehículos, salvo los” became “los vehículos”',
    ],
    [
      'La loi vaut pour tous les véhicules, sauf les électriques.',
      'La loi vaut pour les véhicules électriques.',
      '“tous les véhicules, sauf les” became “les véhicules”',
    ],
    [
      'Das Gesetz gilt für alle Wagen, außer die elektrischen.',
      'Das Gesetz gilt für die elektrischen Wagen.',
      '“alle Wagen, außer die elektrischen” became “die elektrischen Wagen”',
    ],
  ])(
    'that stayed while the condition went is told with what changed around it: %s',
    (before, after, said) => {
      expect(told(before, after)).toBe(said);
      const [, old, young] = /^“(.*)” became “(.*)”$/u.exec(said) ?? [];
      expect(told(after, before)).toBe(`“${young}” became “${old}”`);
    },
  );

  it('that stayed is told by its first word where what changed is too long', () => {
    expect(
      told(
        'The records of the town are public, except where they contain personal data.',
        'The records of the town are public where they contain personal data.',
      ),
    ).toBe('“except where” became “where”');
  });
});

describe('words that stayed', () => {
  it('are not told where a heading that went had them, and the names of columns are', () => {
    const rows = '| a good one | a bad one |\n| one more | and another |';
    const before = `Text.\n\n---\n| Products Are: | Products Are NOT: |\n---\n${rows}`;
    const after = `Text.\n\n| Products Are: | Products Are NOT: |\n|---|---|\n${rows}`;
    expect(told(before, after)).toBe(
      '1 dividing line and heading “| Products Are: | Products Are NOT: |” removed; 1 table row reworded',
    );
  });

  it('are not told of a duty beside blocks that only became items', () => {
    const stops = [
      'aps and plans without a legend of names are of no use to people from elsewhere',
      'aking a stop that needs a step (eg a kerb, a stair) is of no use to someone who only comes by chair or with a pram',
    ];
    const before = [
      'Colours cannot be the only means by which signs are read. Bold is not enough when you can’t make out bold from other text. Red signs for the tram are no help when you don’t have the lamps lit, or see the street from a seat at the back of it.',
      `M${stops[0]}. A name that is shown on a map (eg a stop then called by the driver of the tram) is of no use to people who do not hear.`,
      `M${stops[1]}.`,
    ].join('\n\n');
    const after = [
      'Colours cannot be the only way to read signs:\n',
      '- bold is not enough when you can’t tell the difference between bold and usual text',
      '- red signs for the tram are no help when you don’t have lamps lit, or see the street from a seat at the back of it',
      `- m${stops[0]}`,
      '- a name that is shown on a map (eg a stop called by drivers with no voice) is of no use to people who do not hear',
      `- m${stops[1]}`,
    ].join('\n');
    expect(told(before, after)).not.toMatch(/“can’t” removed/u);
  });

  it.each([
    ['It costs £100k in all of it.', 'It costs £100 thousand -- in all of it.'],
    ['It costs £100k in all of it.', 'It costs £100 thousand in all of it.'],
  ])('and the same amount in other letters are quoted without a dash: %s', (before, after) => {
    expect(told(before, after)).toBe('“£100k” became “£100 thousand”');
  });
});
