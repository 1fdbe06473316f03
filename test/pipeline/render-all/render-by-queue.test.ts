import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RunStoppedError } from '../../../lib/errors/errors.ts';
import { type MadeUnit, makeUnit } from '../../../lib/pipeline/render-all/make-unit.ts';
import { renderByQueue } from '../../../lib/pipeline/render-all/render-by-queue.ts';
import type { ListedPages, Page } from '../../../lib/ports/page-store.ts';
import type { UnitMessage, UnitQueue } from '../../../lib/ports/unit-queue.ts';
import { stylesheetPage } from '../../../lib/site/describe-site.ts';
import { type OlderSite, openOlderSite, site } from './older-site.ts';

const size = { changeSets: 2, changes: 9 };
const look = { program: 'new', site, size };

describe('making all pages anew by a queue', () => {
  let older: OlderSite;
  let sent: UnitMessage[];
  let told: string[];
  let now: number;
  let queue: UnitQueue;

  const make = (message: UnitMessage, to: ListedPages = older.pages, program = 'new') =>
    makeUnit(message, { ...older, pages: to }, { site, program, now: () => now });

  /** Watches the run; `meanwhile` is what functions do while it waits. */
  const command = (meanwhile: () => Promise<unknown>, by = look) =>
    renderByQueue({ ...older, queue }, by, {
      onUnit: (done, of) => told.push(`${done} of ${of}`),
      async wait(milliseconds) {
        now += milliseconds;
        await meanwhile();
      },
      now: () => now,
    });

  /** Takes a message, as a function does, and makes its unit. */
  const takeOne = async (to?: ListedPages): Promise<MadeUnit | undefined> => {
    const message = sent.shift();
    return message && make(message, to);
  };

  beforeEach(async () => {
    [sent, told, now] = [[], [], 0];
    queue = { send: async (messages) => void sent.push(...messages) };
    older = await openOlderSite(['one', 'two', 'three', 'four', 'five']);
  });

  afterEach(() => older.close());

  it('gives the site of a fresh one, and says how many are made', async () => {
    expect(older.oldPages()).not.toEqual([]);
    expect(await command(() => takeOne())).toBe(3);
    expect(older.oldPages()).toEqual([]);
    expect(await older.differences(older)).toEqual([]);
    expect([...new Set(told)]).toEqual(['0 of 3', '1 of 3', '2 of 3', '3 of 3']);
  });

  it('brings the stylesheet of the new look before the first page that names it', async () => {
    const { key } = stylesheetPage();
    // As of the older look, whose stylesheet had another name.
    const placed: string[] = [];
    const withoutIt: ListedPages = {
      ...older.pages,
      get: async (asked) => (asked === key ? undefined : older.pages.get(asked)),
      put: async (page) => {
        placed.push(page.key);
        return older.pages.put(page);
      },
    };
    await command(() => takeOne(withoutIt));
    expect(placed[0]).toBe(key);
  });

  it('takes messages twice, out of order, after a function was killed half-way, and at once', async () => {
    let isFirst = true;
    await command(async () => {
      if (!isFirst) return;
      isFirst = false;
      const all = sent.splice(0).toReversed();
      for (const after of [0, 2, 5])
        await expect(
          make(all[0] as UnitMessage, older.stoppingAfter(after).pages),
        ).rejects.toThrow();
      await Promise.all([...all, ...all].map((message) => make(message)));
    });
    expect(older.oldPages()).toEqual([]);
    expect(await older.differences(older)).toEqual([]);
  });

  it('goes on where a killed command was, with what has no mark', async () => {
    const killed = command(async () => {
      await takeOne();
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    sent = [];
    await command(() => takeOne());
    expect(told.slice(1, 2)).toEqual(['1 of 3']);
    expect(older.oldPages()).toEqual([]);
  });

  it('sends again what a killed function left, and gives up when nothing helps', async () => {
    let lost: UnitMessage[] = [];
    await command(async () => {
      // The first is lost with its function.
      if (lost.length === 0) lost = sent.splice(0, 1);
      await takeOne();
    });
    expect(older.oldPages()).toEqual([]);
    expect(now).toBeGreaterThan(300_000);
    const given = command(async () => {}, { ...look, program: 'newer' });
    await expect(given).rejects.toThrow(RunStoppedError);
    await expect(given).rejects.toThrow(
      /^3 of 3 units are not made, the first one from change set 1 to 2/u,
    );
    expect(sent.filter(({ unit }) => unit.first === 1)).toHaveLength(5);
  });

  it('has the last pages made by one, and by another one when that one is killed', async () => {
    let lists = 0;
    const counting: ListedPages = {
      ...older.pages,
      async put(page: Page) {
        if (page.key === '@changes/index.html') lists += 1;
        return older.pages.put(page);
      },
    };
    const neverEnding: ListedPages = {
      ...counting,
      put: (page) =>
        page.key === '@changes/index.html' ? new Promise(() => {}) : counting.put(page),
    };
    const outcomes: (MadeUnit | undefined)[] = [];
    await command(async () => {
      const message = sent.shift();
      if (!message) return;
      const isLast = message.unit.first === 5;
      // Whoever makes the last unit is elected, and is never heard of again.
      if (isLast && lists === 0 && outcomes.length === 2) {
        void make(message, neverEnding);
        while (!(await older.index.get('REMAKELAST', '-'))) await new Promise(setImmediate);
        outcomes.push(await make(message, counting), await make(message, counting));
        return;
      }
      const twice = await Promise.all([make(message, counting), make(message, counting)]);
      outcomes.push(...(isLast ? twice : twice.slice(0, 1)));
    });
    expect(outcomes.slice(0, 4)).toEqual(['made', 'made', 'left', 'left']);
    expect(outcomes.slice(4).sort()).toEqual(['finished', 'left']);
    expect(lists).toBe(1);
    expect(older.oldPages()).toEqual([]);
  });

  it('ignores messages of a run that is over, or of another program', async () => {
    await command(() => takeOne());
    const [message] = [{ run: 1, unit: { first: 1, last: 2 } }];
    expect(await make(message as UnitMessage)).toBe('past');
    const superseded = command(async () => {
      const [first] = sent;
      if (first) expect(await make(first, older.pages, 'yet another')).toBe('past');
      throw new Error('stop');
    });
    await expect(superseded).rejects.toThrow('stop');
  });

  it('says so when somebody else begins anew with another look', async () => {
    const first = command(async () => {
      const other = command(
        async () => {
          throw new Error('stop');
        },
        { ...look, program: 'newer' },
      );
      await expect(other).rejects.toThrow('stop');
    });
    await expect(first).rejects.toThrow('Somebody else began to make all pages anew');
  });
});
