import { beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import {
  calendarText,
  parseCalendarRequest,
} from '../../../lib/pipeline/on-demand/calendar-answer.ts';
import { site } from '../../simulation/world.ts';
import { publishDated, story, withFacts } from './dated-plan.ts';

/** What a program takes from a calendar. */
function eventsOf(text: string | undefined) {
  const calendar = new ICAL.Component(ICAL.parse(text ?? ''));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      title: event.summary,
      day: event.startDate.toString(),
      isWholeDay: event.startDate.isDate,
      status: component.getFirstPropertyValue('status'),
      stamp: String(component.getFirstPropertyValue('dtstamp')),
      url: String(component.getFirstPropertyValue('url')),
      leads: component.getFirstProperty('categories')?.getValues() ?? [],
    };
  });
}

describe('a calendar of more than a function may answer with', () => {
  it('has the latest days, and says how many are left out', () => {
    const standings = Array.from({ length: 2000 }, (_, index) => ({
      ...{
        document: `d${index}`,
        path: 'a.md',
        address: '/a/',
        kind: 'commitment' as const,
        blob: 'b',
      },
      ...{ title: 'x'.repeat(3000), due: String(2000 + index), version: 1, depth: 0, parents: [] },
      ...{ commit: 'a'.repeat(40), since: '2016-01-01T00:00:00Z' },
    }));
    const promises = { standings, folder: '', isCut: false };
    const text = calendarText({ promises, isKept: true, languages: [], site });
    expect(Buffer.byteLength(JSON.stringify(text))).toBeLessThan(5 * 1024 * 1024);
    const shown = text.match(/BEGIN:VEVENT/gu)?.length ?? 0;
    expect(shown).toBeGreaterThan(100);
    expect(text.replaceAll('\r\n ', '')).toContain(`${2000 - shown} earlier dates are left out.`);
    expect(text).toContain('DTSTART;VALUE=DATE:39991231');
  });
});

describe('the calendar of due dates', () => {
  const before = Object.fromEntries(Object.entries(story).slice(0, 2));
  let old: Awaited<ReturnType<typeof publishDated>>;
  let plan: Awaited<ReturnType<typeof publishDated>>;
  beforeAll(async () => {
    old = await publishDated(before);
    plan = await publishDated(story);
  });
  const titled = (events: ReturnType<typeof eventsOf>, title: string) =>
    events.find((event) => event.title.includes(title));

  it('has an event for each date of a commitment and of its steps, on the last day', async () => {
    const events = eventsOf(await old.ask('/@feeds/due.ics', '2016-04-01'));
    expect(events.map(({ title, day, isWholeDay }) => [title, day, isWholeDay])).toEqual([
      ['Commitment 1: Pave', '2016-06-30', true],
      ['Survey (milestone of Commitment 1: Pave)', '2016-03-31', true],
      ['Report (milestone of Commitment 1: Pave)', '2016-03-31', true],
      ['Commitment 2: Light', '2016-02-29', true],
    ]);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(4);
  });

  it('moves an event with its date: the same id, and a greater number', async () => {
    const earlier = titled(eventsOf(await old.ask('/@feeds/due.ics', '2016-04-01')), ': Pave');
    const later = titled(eventsOf(await plan.ask('/@feeds/due.ics', '2017-04-01')), ': Pave');
    expect(later).toMatchObject({ uid: earlier?.uid, day: '2016-12-31' });
    expect(later?.sequence).toBeGreaterThan(earlier?.sequence ?? 99);
    expect(later?.stamp).toBe('2016-05-20T10:00:00Z');
  });

  it('cancels what was withdrawn', async () => {
    const events = eventsOf(await plan.ask('/@feeds/due.ics', '2017-04-01'));
    expect(titled(events, 'Haste')).toMatchObject({
      ...{ status: 'CANCELLED', day: '2016-06-20', stamp: '2016-07-05T10:00:00Z' },
    });
    expect(titled(events, 'Pave')).toMatchObject({ status: 'CONFIRMED' });
  });

  it('is there for a chapter, a document, a withdrawn one, and an institution', async () => {
    const titlesAt = async (path: string) =>
      eventsOf(await plan.ask(path, '2017-04-01')).map(({ title }) => title);
    const all = ['Commitment 1: Pave', 'Commitment 2: Light', 'Commitment 4: Haste'];
    const steps = ['Survey', 'Report'].map((step) => `${step} (milestone of Commitment 1: Pave)`);
    expect(await titlesAt('/en/ways/@feeds/due.ics')).toEqual([...all, ...steps]);
    expect(await titlesAt('/en/ways/commitment-2/@feeds/due.ics')).toEqual(all.slice(1, 2));
    expect(await titlesAt('/en/ways/commitment-4/@feeds/due.ics')).toEqual(all.slice(2));
    expect(await titlesAt('/@feeds/lead/ministry-of-roads.ics')).toEqual([all[0], ...steps]);
    expect(await plan.ask('/@feeds/lead/nobody.ics', '2017-04-01')).toBeUndefined();
    expect(await plan.ask('/en/nowhere/@feeds/due.ics', '2017-04-01')).toBeUndefined();
  });

  it('is the same on every day', async () => {
    expect(await plan.ask('/@feeds/due.ics', '2017-04-01')).toBe(
      await plan.ask('/@feeds/due.ics', '2018-01-01'),
    );
  });

  it('speaks the language of its folder', async () => {
    const text = (await plan.ask('/fr/@feeds/due.ics', '2017-04-01')) ?? '';
    expect(text).toContain('NAME:Échéances · ');
    expect(eventsOf(text).map(({ day }) => day)).toEqual(['2016-06-30']);
  });

  it('is called in the language of its document', async () => {
    const french = await publishDated({
      '2016-01-01': {
        'LANGS.md': '* [English](en/)\n* [Français](fr/)\n',
        'en/README.md': '# Plan\n',
        'fr/voies/engagement-3.md': withFacts('numéro: 3\néchéance: 2016-Q2', 'Presser'),
      },
    });
    const text = await french.ask('/fr/voies/engagement-3/@feeds/due.ics', '2016-04-01');
    expect(text?.replaceAll('\r\n ', '')).toContain('NAME:Échéances · Engagement 3');
  });
});

describe('a date that is taken out of a calendar', () => {
  const dated = (facts: string) => withFacts(facts, 'Commitment 1: Pave');
  const roads = 'due: 2016-12-31\nlead: Ministry of Roads';
  const first = {
    'README.md': '# Plan\n',
    'ways/README.md': '# Ways\n',
    'woods/README.md': '# Woods\n',
    'ways/commitment-1.md': dated(roads),
  };
  const lead = '/@feeds/lead/ministry-of-roads.ics';

  it.each([
    ['its author took out', '/@feeds/due.ics', dated('lead: Ministry of Roads')],
    ['its author took out, of a document', '/ways/commitment-1/@feeds/due.ics', dated('number: 1')],
    ['another institution has', lead, dated('due: 2016-12-31\nlead: Ministry of Trees')],
    ['went to another folder', '/ways/@feeds/due.ics', undefined],
  ])('is cancelled there with a greater number, where %s', async (_what, path, text) => {
    const moved = text === undefined ? { 'woods/commitment-1.md': dated(roads) } : {};
    const happened = {
      '2016-05-02': first,
      '2016-05-10': { 'ways/commitment-1.md': text, ...moved },
    };
    const before = await publishDated({ '2016-05-02': first });
    const after = await publishDated(happened);
    const [live] = eventsOf(await before.ask(path, '2016-05-20'));
    const [gone, ...others] = eventsOf(await after.ask(path, '2016-05-20'));
    expect(others).toEqual([]);
    expect(live).toMatchObject({ status: 'CONFIRMED', day: '2016-12-31' });
    expect(gone).toMatchObject({ uid: live?.uid, status: 'CANCELLED', day: '2016-12-31' });
    expect(gone?.sequence).toBeGreaterThan(live?.sequence ?? 99);
    expect(gone?.stamp).toBe('2016-05-10T00:00:00Z');
  });

  it('is there again, with a greater number still, when it comes back, and is forgotten after a quarter', async () => {
    const without = { 'ways/commitment-1.md': dated('number: 1') };
    const [back] = eventsOf(
      await (
        await publishDated({
          ...{ '2016-05-02': first, '2016-05-10': without },
          '2016-05-11': { 'ways/commitment-1.md': dated(`number: 1\n${roads}`) },
        })
      ).ask('/@feeds/due.ics', '2016-05-20'),
    );
    expect(back).toMatchObject({ status: 'CONFIRMED', sequence: 6 });
    const later = await publishDated({
      ...{ '2016-05-02': first, '2016-05-10': without },
      '2016-09-01': { 'README.md': '# The plan\n' },
    });
    expect(eventsOf(await later.ask('/@feeds/due.ics', '2016-09-02'))).toEqual([]);
  });
});

describe('a text in a calendar', () => {
  it('is told as it was written, in lines of at most 75 bytes', async () => {
    const title = `Parler, écouter; demander\\n 😀 "BEGIN:VEVENT" ${'é'.repeat(200)}`;
    const lead = 'Ministère, de: l’Eau; et du reste';
    const facts = `number: 7\ndue: 2016-06-30\nlead: "${lead}"`;
    const plan = await publishDated({
      '2016-01-01': { 'README.md': '# A\n', 'commitment-7.md': withFacts(facts, title) },
    });
    const text = (await plan.ask('/@feeds/due.ics', '2016-01-02')) ?? '';
    const [event, ...others] = eventsOf(text);
    expect(others).toEqual([]);
    expect(event?.title).toContain('Parler, écouter; demander');
    expect(event?.title).toContain('😀');
    expect(event?.leads).toEqual([lead]);
    const lines = text.split('\r\n');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  });
});

describe('an address of a calendar', () => {
  it.each(['/@feeds/due', '/a/@b/@feeds/due.ics', '/@feeds/lead/.ics', '/x@feeds/due.ics'])(
    'is not %s',
    (path) => {
      expect(parseCalendarRequest(path)).toBeUndefined();
    },
  );
});
