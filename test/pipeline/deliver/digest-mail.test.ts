import { describe, expect, it } from '@jest/globals';
import { mailName } from '../../../lib/mail/mail-recipient.ts';
import type { DigestRecipient } from '../../../lib/ports/deliveries.ts';
import { openToldPlan } from './told-plan.ts';

/** Hears of each week or month. */
function subscriber(hears: DigestRecipient['hears'], pages = 1) {
  const heard: { readonly id: string; readonly subject: string }[] = [];
  const one: DigestRecipient = {
    ...{ name: mailName(hears), hears },
    async deliver({ id, letter }, place) {
      const page = Number(place ?? 1);
      heard.push({ id, subject: letter.subject });
      return page < pages ? String(page + 1) : undefined;
    },
  };
  return { one, heard, subjects: () => heard.map(({ subject }) => subject) };
}

const text = (length: string) => ({ 'a.md': `# Roads\n\nWe pave ${length} km of roads.\n` });

/** A plan that began in the week before, and had its first digests looked for then. */
async function openPlan(weekly = subscriber('weekly'), monthly = subscriber('monthly')) {
  const plan = openToldPlan([weekly.one, monthly.one]);
  plan.dated('2016-05-03T10:00:00.000Z');
  await plan.push(text('100'));
  await plan.handOverDigests('2016-05-03T10:05:00Z');
  const amend = async (date: string, length: string) => {
    plan.dated(date);
    await plan.push(text(length));
  };
  const at = async (...moments: readonly string[]) => {
    for (const moment of moments) await plan.handOverDigests(moment);
    await plan.work();
  };
  return { plan, weekly, monthly, amend, at };
}

describe('digests by mail', () => {
  it('come once when a week is over, with what it brought together, and when a month is', async () => {
    const { plan, weekly, monthly, amend, at } = await openPlan();
    // What a plan begins with is the first digest of its first week and month.
    await at('2016-05-09T02:59:00Z');
    expect(weekly.subjects()).toEqual([]);
    await at('2016-05-09T03:00:00Z', '2016-05-09T03:05:00Z');
    expect(weekly.subjects()).toEqual(['Week of 2 May 2016: Roads: first published']);
    await amend('2016-05-10T10:00:00.000Z', '200');
    await amend('2016-05-15T23:59:00.000Z', '300');
    await at('2016-05-15T23:59:30Z', '2016-05-16T04:00:00Z', '2016-05-17T00:00:00Z');
    expect(weekly.subjects().slice(1)).toEqual([
      'Week of 9 May 2016: Roads: “100 km” became “300 km”',
    ]);
    expect(monthly.subjects()).toEqual([]);
    await at('2016-06-01T04:00:00Z', '2016-06-02T04:00:00Z');
    expect(monthly.subjects()).toEqual(['May 2016: Roads: first published']);
    expect(weekly.heard).toHaveLength(2);
    // Nobody asked for change sets.
    expect(plan.sent.filter(({ digest, recipient }) => !digest && recipient)).toEqual([]);
    expect(plan.deadLetters).toEqual([]);
  });

  it('say nothing of a week that brought nothing', async () => {
    const { plan, at } = await openPlan();
    await at('2016-05-09T04:00:00Z');
    const before = plan.sent.length;
    await at('2016-05-16T04:00:00Z', '2016-05-23T04:00:00Z');
    expect(plan.sent).toHaveLength(before);
  });

  it('tell in the next one what came too late for its own week', async () => {
    const { weekly, amend, at } = await openPlan();
    await at('2016-05-09T04:00:00Z');
    await amend('2016-05-08T22:00:00.000Z', '200');
    await at('2016-05-16T04:00:00Z');
    expect(weekly.subjects().slice(1)).toEqual([
      'Week of 9 May 2016: Roads: “100 km” became “200 km”',
    ]);
  });

  it('lose no week while nothing ran, and tell each for itself', async () => {
    const { weekly, amend, at } = await openPlan();
    await amend('2016-05-10T10:00:00.000Z', '200');
    await amend('2016-05-24T10:00:00.000Z', '300');
    await at('2016-05-31T04:00:00Z');
    expect(weekly.subjects()).toEqual([
      'Week of 2 May 2016: Roads: first published',
      'Week of 9 May 2016: Roads: “100 km” became “200 km”',
      'Week of 23 May 2016: Roads: “200 km” became “300 km”',
    ]);
  });

  it('are handed over again by the next run where the queue is away', async () => {
    const { plan, weekly, at } = await openPlan();
    plan.spoil({ refuses: (call) => call === 1 });
    await expect(at('2016-05-09T04:00:00Z')).rejects.toThrow('the queue is away');
    await at('2016-05-09T04:05:00Z', '2016-05-09T04:10:00Z');
    expect(weekly.subjects()).toEqual(['Week of 2 May 2016: Roads: first published']);
  });

  it('tell what was decided at first, though a commit of that week came before the next run', async () => {
    const { plan, weekly, amend, at } = await openPlan();
    await at('2016-05-09T04:00:00Z');
    await amend('2016-05-10T10:00:00.000Z', '200');
    plan.spoil({ refuses: (call) => call === 1 });
    await expect(at('2016-05-16T04:00:00Z')).rejects.toThrow('the queue is away');
    await amend('2016-05-14T10:00:00.000Z', '300');
    await at('2016-05-16T05:00:00Z', '2016-05-23T04:00:00Z');
    expect(weekly.subjects().slice(1)).toEqual([
      'Week of 9 May 2016: Roads: “100 km” became “200 km”',
      'Week of 16 May 2016: Roads: “200 km” became “300 km”',
    ]);
  });

  it('tell each week once, where another one was over before the next run', async () => {
    const { plan, weekly, amend, at } = await openPlan();
    const mondays = ['09', '16', '23', '30'].map((day) => `2016-05-${day}`);
    const all = [...mondays, '2016-06-06', '2016-06-13'];
    for (const [week, monday] of all.entries()) await amend(`${monday}T10:00:00.000Z`, `${week}`);
    // Six weeks are owed, as many as are made up for.
    plan.spoil({ refuses: (call) => call === 1 });
    await expect(at('2016-06-13T04:00:00Z')).rejects.toThrow('the queue is away');
    await at('2016-06-20T04:00:00Z');
    expect(weekly.subjects()).toEqual([
      'Week of 2 May 2016: Roads: first published',
      'Week of 9 May 2016: Roads: “100 km” became “0 km”',
      'Week of 16 May 2016: Roads: “0 km” became “1 km”',
      'Week of 23 May 2016: Roads: “1 km” became “2 km”',
      'Week of 30 May 2016: Roads: “2 km” became “3 km”',
      'Week of 6 June 2016: Roads: “3 km” became “4 km”',
      'Week of 13 June 2016: Roads: “4 km” became “5 km”',
    ]);
  });

  it('go on page by page, each with the same id', async () => {
    const { weekly, at } = await openPlan(subscriber('weekly', 3));
    await at('2016-05-09T04:00:00Z');
    expect(weekly.heard).toHaveLength(3);
    expect(new Set(weekly.heard.map(({ id }) => id)).size).toBe(1);
  });

  it('begin with the week that goes on where a plan is there already', async () => {
    const weekly = subscriber('weekly');
    const plan = openToldPlan([weekly.one]);
    plan.dated('2016-05-03T10:00:00.000Z');
    await plan.push(text('100'));
    await plan.handOverDigests('2016-05-18T10:00:00Z');
    await plan.handOverDigests('2016-05-23T10:00:00Z');
    await plan.work();
    expect(weekly.subjects()).toEqual([]);
  });
});
