import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { href } from '../../lib/plan/addresses/addresses.ts';
import { inBrowser, launchBrowser } from '../support/browser.ts';
import { naughtyStrings, scriptingStrings } from '../support/hostile-strings.ts';
import { openPlanSite, type PlanSite } from '../support/plan-site.ts';
import { isPage, lookAt, openWatched, type ServedSite, serveSite } from './browsing.ts';
import { hostileInputs } from './hostile-markdown.ts';
import { type HostilePlan, publishHostilePlan } from './hostile-plan.ts';
import { expectSafeObject } from './safe-tree.ts';

/** Parses the page's own address again, as XML. */
const parseAsXml = `fetch(location.href).then((response) => response.text()).then((text) => {
  const parsed = new DOMParser().parseFromString(text, 'application/xml');
  return parsed.querySelector('parsererror')?.textContent ?? '';
})`;

/** How many documents the strings are in. */
const documents = 16;

/** Documents of many strings each, as they are; in every other place they are in another test. */
function stringDocuments(): Record<string, string> {
  const strings = [...naughtyStrings(), ...scriptingStrings()];
  const groups = Array.from({ length: documents }, (_, index) =>
    strings.filter((_string, position) => position % documents === index).join('\n\n'),
  );
  return Object.fromEntries(groups.map((text, index) => [`${index}.md`, text]));
}

async function publishStrings(): Promise<PlanSite> {
  const site = await openPlanSite();
  await site.repository.commit({ message: 'Strings', files: stringDocuments() });
  await site.publish();
  return site;
}

let plan: HostilePlan;

beforeAll(async () => {
  plan = await publishHostilePlan(hostileInputs.map(({ markdown }) => markdown));
});

afterAll(() => plan?.close());

describe('hostile input', () => {
  it('harms nobody in any page, feed, list or header of the site', async () => {
    for (const key of plan.site.objects().keys()) {
      const page = await plan.site.page(key);
      if (page) expectSafeObject(key, page);
    }
    expect((await plan.site.changeSets()).length).toBe(hostileInputs.length + 1);
  });
});

inBrowser(describe)('in a browser', () => {
  let browser: Browser;
  let served: ServedSite;

  beforeAll(async () => {
    browser = await launchBrowser();
    served = await serveSite(plan.site.pages);
  });

  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  it('no page runs anything, fetches anything elsewhere or goes anywhere', async () => {
    const context = await openWatched(browser);
    const keys = [...plan.site.objects().keys()].filter(isPage);
    const { found, elsewhere } = await lookAt(keys, context, served.origin);
    // The current page, two versions, their comparison, the history and the change set of each.
    expect({ found, elsewhere, pages: keys.length >= 6 * hostileInputs.length }).toEqual({
      found: [],
      elsewhere: [],
      pages: true,
    });
    await context.close();
  });

  it('no string of the public lists does', async () => {
    const strings = await publishStrings();
    const other = await serveSite(strings.pages);
    const context = await openWatched(browser);
    const keys = [...strings.objects().keys()].filter(isPage);
    expect(await lookAt(keys, context, other.origin)).toEqual({ found: [], elsewhere: [] });
    await context.close();
    await other.close();
    await strings.close();
  });

  it('a page that escapes nothing is noticed, and stopped by the headers', async () => {
    const context = await openWatched(browser);
    const body = '<!doctype html><script>pwned()</script><img src="x" onerror="pwned()"><a id="x">';
    await plan.site.pages.put({
      ...{ key: 'control/index.html', body: new TextEncoder().encode(body) },
      ...{ contentType: 'text/html; charset=utf-8', cache: 'current', sequence: 1_000 },
    });
    const { found } = await lookAt(['control/index.html'], context, served.origin);
    expect(found).toEqual([
      [
        'control/index.html',
        [
          expect.stringMatching(/^script-src-elem inline/u),
          expect.stringMatching(/^script-src-attr inline/u),
        ],
      ],
    ]);
    await context.close();
  });

  it('every feed and sitemap is well-formed', async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    const keys = [...plan.site.objects().keys()].filter((key) => /\.(?:xml|atom)$/u.test(key));
    await page.goto(`${served.origin}/robots.txt`);
    for (const key of keys) {
      const address = JSON.stringify(href(`/${key}`));
      const fault = await page.evaluate(parseAsXml.replace('location.href', address));
      expect([key, fault]).toEqual([key, '']);
    }
    await context.close();
  });
});
