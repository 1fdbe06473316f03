import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { RefusedError, SettingsError } from '../../../lib/errors/errors.ts';
import type { Delivery, Notice, Recipient, Wanted } from '../../../lib/ports/deliveries.ts';
import { inTier } from '../../support/tier.ts';
import { openToldPlan, type ToldPlan } from './told-plan.ts';

/** Takes notices, unless `fails` says that the call with this number, from 1, does not arrive. */
function recipient(
  name: string,
  { wanted = {}, fails = () => 'no' }: { wanted?: Wanted; fails?: (call: number) => Fault } = {},
) {
  const heard: Notice[] = [];
  let calls = 0;
  const one: Recipient = {
    ...{ name, wanted },
    async deliver(notice) {
      calls += 1;
      const fault = fails(calls);
      if (fault !== 'unheard') heard.push(notice);
      if (fault !== 'no') throw new Error(fault);
      return undefined;
    },
  };
  return { one, heard, titles: () => heard.map(({ letter }) => letter.subject) };
}

/** `unanswered`: it has the notice, and does not say so. */
type Fault = 'no' | 'unheard' | 'unanswered';

const facts = (status: string) =>
  `---\nnumber: 7\nstatus: ${status}\nlead: Ministry of Water\n---\n`;
const first = { 'en/a.md': `${facts('limited')}# Water\n\nIt is so.\n`, 'fr/a.md': '# Page\n' };
const second = { ...first, 'en/a.md': `${facts('complete')}# Water\n\nIt must be so.\n` };
const third = { ...second, 'fr/a.md': '# Page\n\nUne phrase.\n' };
const fourth = { ...third, 'en/a.md': `${facts('complete')}# Water\n\n*It must be so.*\n` };

describe('recipients', () => {
  it('hear of every change set once and in order, with one message of announce for each push', async () => {
    const [press, bus] = [recipient('press'), recipient('bus')];
    const plan = openToldPlan([press.one, bus.one]);
    await plan.push(first);
    await plan.push(second);
    await plan.push(third, fourth);
    await plan.push();
    expect(plan.sentByPushes).toEqual([0, 1, 1, 0]);
    await plan.work();
    const entries = (await plan.feed()).slice(1);
    expect(entries).toHaveLength(3);
    for (const { heard } of [press, bus]) {
      expect(heard.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
      expect(heard.map(({ letter }) => letter.subject)).toEqual(entries.map(({ title }) => title));
    }
  });

  it('hear nothing of what a plan began with, and of nothing that is two weeks old', async () => {
    const late = recipient('late');
    const plan = openToldPlan([late.one], () => new Date('2016-01-14T22:25:00Z'));
    await plan.push(first);
    await plan.push(second, third, fourth);
    await plan.work();
    // The fourth commit is 30 minutes younger than the first one, of 2015-12-31T22:00:00Z.
    expect(late.titles()).toHaveLength(1);
  });

  it('that fail are told again, and no other recipient is', async () => {
    const broken = recipient('broken', { fails: (call) => (call % 3 === 0 ? 'no' : 'unheard') });
    const well = recipient('well');
    const plan = openToldPlan([broken.one, well.one]);
    await plan.push(first);
    await plan.push(second, third, fourth);
    await plan.work();
    expect(broken.titles()).toEqual(well.titles());
    expect(well.heard).toHaveLength(3);
  });

  it('that took a notice and did not say so get the same one, word for word', async () => {
    const hanging = recipient('hanging', { fails: (call) => (call % 2 ? 'unanswered' : 'no') });
    const plan = openToldPlan([hanging.one]);
    await plan.push(first);
    await plan.push(second, third);
    await plan.work();
    expect(hanging.heard).toHaveLength(4);
    const said = new Map(hanging.heard.map((notice) => [notice.id, notice]));
    expect(said.size).toBe(2);
    for (const notice of hanging.heard) expect(notice).toEqual(said.get(notice.id));
  });

  it('that are gone for long have dead letters, which lose nothing', async () => {
    let isBack = false;
    const away = recipient('away', { fails: () => (isBack ? 'no' : 'unheard') });
    const plan = openToldPlan([away.one]);
    await plan.push(first);
    await plan.push(second, third);
    await plan.push(fourth);
    await plan.work();
    expect(away.heard).toEqual([]);
    // One for each push: the letter stands for what comes after it in the push, too.
    expect(plan.deadLetters).toHaveLength(2);
    isBack = true;
    plan.redrive();
    await plan.work();
    const ids = (await plan.feed()).slice(1).map(({ id }) => id);
    expect(away.heard.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });
});

describe('one recipient', () => {
  const pushed = async (...recipients: readonly Recipient[]) => {
    const plan = openToldPlan(recipients);
    await plan.push(first);
    await plan.push(second, third, fourth);
    return plan;
  };

  it('that refuses a notice for good hears of the next ones, and the notice ends as a dead letter', async () => {
    const heard: string[] = [];
    const picky: Recipient = {
      ...{ name: 'picky', wanted: {} },
      async deliver({ id, letter }) {
        if (letter.subject.includes('complete')) throw new RefusedError('413', '');
        heard.push(id);
        return undefined;
      },
    };
    const well = recipient('well');
    const plan = await pushed(picky, well.one);
    await plan.work();
    const ids = (await plan.feed()).slice(1).map(({ id }) => id);
    expect(heard).toEqual(ids.slice(1));
    expect(plan.deadLetters).toEqual([{ recipient: 'picky', after: 1, upTo: 2 }]);
    expect(well.heard.map(({ id }) => id)).toEqual(ids);
  });

  it('whose settings are wrong waits, and hears everything once they are mended', async () => {
    const [well, mended] = [recipient('well'), recipient('mended')];
    const fault = new SettingsError('wrong', '');
    const plan = await pushed({ name: 'mended', fault }, well.one);
    await plan.work();
    expect(well.heard).toHaveLength(3);
    expect(plan.deadLetters).toHaveLength(1);
    plan.redrive();
    plan.tellAgain([], [mended.one, well.one]);
    await plan.work();
    expect([mended.heard.length, well.heard.length]).toEqual([3, 3]);
  });

  it('of a list that cannot be read hears once it can, be it named before or not', async () => {
    const [well, press, chat] = [recipient('well'), recipient('press'), recipient('chat')];
    const unread = { name: '@webhooks', isList: true, fault: new SettingsError('no JSON', '') };
    const plan = await pushed(unread, well.one);
    await plan.work();
    plan.tellAgain([{ recipient: 'press', after: 3, upTo: 4 }], [unread, well.one]);
    await plan.work();
    expect(well.heard).toHaveLength(3);
    expect(plan.deadLetters).toHaveLength(2);
    plan.redrive();
    const listed = [press, chat].map(({ one }) => ({ ...one, list: '@webhooks' }));
    plan.tellAgain([], [...listed, well.one]);
    await plan.work();
    expect([press.heard.length, chat.heard.length, well.heard.length]).toEqual([4, 3, 3]);
  });
});

describe('a recipient', () => {
  let plan: ToldPlan;
  let announced: readonly Delivery[];
  beforeAll(async () => {
    plan = openToldPlan([]);
    await plan.push(first);
    await plan.push(second, third, fourth);
    announced = plan.sent.slice();
    await plan.work();
  });

  it.each<[string, Wanted, readonly number[]]>([
    ['substance', { substance: true }, [0, 1]],
    ['a language', { languages: ['fr'] }, [1]],
    ['an institution, however it is written', { leads: ['ministry of WATER'] }, [0, 2]],
    ['all of these at once', { languages: ['en'], substance: true }, [0]],
    ['something that nothing is about', { leads: ['Ministry of Air'] }, []],
  ])('may ask for %s alone', async (_what, wanted, expected) => {
    const [some, all] = [recipient('some', { wanted }), recipient('all')];
    plan.tellAgain(announced, [some.one, all.one]);
    await plan.work();
    expect(some.titles()).toEqual(expected.map((at) => all.titles()[at]));
  });
});

describe('whatever fails, and however often', () => {
  const faults = fc.array(fc.constantFrom<Fault>('no', 'unheard', 'unanswered'), { maxLength: 40 });
  const some = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 12 });

  it('nothing is lost, and nothing is said in two ways', async () => {
    const plan = openToldPlan([]);
    await plan.push(first);
    await plan.push(second);
    await plan.push(third, fourth);
    const announced = plan.sent.slice();
    const ids = (await plan.feed()).slice(1).map(({ id }) => id);
    await plan.work();
    await fc.assert(
      fc.asyncProperty(faults, faults, some, some, async (one, other, refused, repeated) => {
        const [a, b] = [one, other].map((list, at) =>
          recipient(String(at), { fails: (call) => list[call - 1] ?? 'no' }),
        );
        plan.spoil({
          refuses: (call) => refused.includes(call),
          repeats: (call) => repeated.includes(call),
        });
        plan.tellAgain(
          announced,
          [a, b].flatMap((each) => each?.one ?? []),
        );
        await plan.work(3);
        for (; plan.deadLetters.length > 0; await plan.work(3)) plan.redrive();
        for (const each of [a, b]) {
          const heard = each?.heard ?? [];
          expect([...new Set(heard.map(({ id }) => id))].toSorted()).toEqual(ids.toSorted());
          const said = new Map(heard.map((notice) => [notice.id, notice.event]));
          for (const { id, event } of heard) expect(event).toBe(said.get(id));
        }
      }),
      { numRuns: inTier({ fast: 15, thorough: 300 }) },
    );
  });

  it('announce is done again where its queue is away, and the site is complete by then', async () => {
    const all = recipient('all');
    const plan = openToldPlan([all.one]);
    await plan.push(first);
    plan.spoil({ refuses: (call) => call === 1 });
    await expect(plan.push(second)).rejects.toThrow('the queue is away');
    expect(await plan.feed()).toHaveLength(2);
    await plan.push();
    await plan.work();
    expect(all.heard).toHaveLength(1);
  });
});

describe('a notice', () => {
  const { one, heard } = recipient('all');
  beforeAll(async () => {
    const plan = openToldPlan([one]);
    await plan.push(first);
    await plan.push(second, { ...third, 'en/c.md': '# New <&\n\n@channel [x](http://x.org)\n' });
    await plan.work();
  });

  it('is a CloudEvents event that the schema describes', () => {
    const schema = JSON.parse(readFileSync('docs/schemas/published.schema.json', 'utf8'));
    const validate = new Ajv({ strict: true, formats: { uri: URL.canParse } }).compile(schema);
    const events = heard.map(({ event }) => JSON.parse(event));
    for (const event of events) {
      validate(event.data);
      expect(validate.errors).toBeNull();
    }
    expect(events[0]).toMatchObject({
      specversion: '1.0',
      id: expect.stringMatching(/^urn:uuid:/u),
      source: 'https://plan.example.org/',
      type: 'gazette.published',
      subject: expect.stringMatching(/^\/@changes\//u),
      time: '2015-12-31T22:10:00.000Z',
      datacontenttype: 'application/json',
    });
  });

  it('holds each document with what changed in it, as text', async () => {
    const [amended, two] = heard.map(({ event }) => JSON.parse(event).data);
    expect(amended).toMatchObject({
      sequence: 2,
      substance: true,
      authors: ['Author'],
      note: expect.stringContaining('Says why'),
      documents: [
        {
          title: 'Water',
          url: 'https://plan.example.org/en/a/',
          change: 'amended',
          lead: ['Ministry of Water'],
          language: 'en',
          substance: true,
        },
      ],
    });
    const [{ redline, kinds }] = amended.documents;
    expect(redline).toContain('It [-is-]{+must be+} so.');
    expect(redline).not.toMatch(/Says why|<|1 more/u);
    expect(kinds.map(({ kind }: { kind: string }) => kind)).toContain('wording');
    expect(two.documents.map(({ title }: { title: string }) => title)).toEqual(
      expect.arrayContaining(['New <&', 'Page']),
    );
    const page = two.documents.find(({ title }: { title: string }) => title === 'Page');
    expect(page.redline).toContain('{+Une phrase.+}');
    expect(page.redline).not.toContain('@channel');
  });

  it('calls nobody in a chat, and hides no address', async () => {
    const chat = JSON.parse(heard[1]?.chat ?? '');
    expect(Object.keys(chat)).toEqual(['text', 'mrkdwn']);
    expect(chat.text).toContain('New &lt;&amp;');
    expect(chat.text).not.toMatch(/@channel|<|\]\(|\n{3}|compare/u);
    expect(chat.text).toMatch(/\n\nhttps:\/\/plan\.example\.org\/@changes\/[^\s]+$/u);
  });

  it('is a mail in HTML and in plain text that says the same', async () => {
    const { letter, id } = heard[0] ?? { letter: undefined, id: '' };
    expect(id).toMatch(/^urn:uuid:/u);
    expect(letter?.subject).toMatch(/^Commitment 7: /u);
    expect(letter?.html).toMatch(
      /^<!DOCTYPE html>\n<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>/u,
    );
    expect(letter?.html).toMatch(/\n<\/body><\/html>\n$/u);
    expect(letter?.text).not.toContain('\n\n\n');
    for (const text of [letter?.html, letter?.text]) {
      expect(text).toContain('Says why');
      expect(text).toContain('https://plan.example.org/@changes/');
    }
    expect(letter?.text).toContain('It [-is-]{+must be+} so.');
    expect(letter?.text).not.toMatch(/<(?!https:)|&\w+;/u);
  });
});
