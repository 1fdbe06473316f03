import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createSiteServer, type SiteServer } from '../../lib/local/site-server.ts';
import { href } from '../../lib/plan/addresses.ts';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { naughtyStrings } from '../support/naughty-strings.ts';
import { hostileInputs } from './hostile-markdown.ts';
import { type HostilePlan, publishHostilePlan } from './hostile-plan.ts';

/** Runs in the page: remembers what the policy stopped, and what ran all the same. */
const watch = `
  globalThis.stopped = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
    globalThis.stopped.push([effectiveDirective, blockedURI, sample].join(' ')));
  globalThis.pwned = () => globalThis.stopped.push('ran');
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
    globalThis[name] = () => globalThis.stopped.push(name);
`;

/** Notes what a page asks for elsewhere, says or opens. Names below .example never resolve. */
function listen(page: Page, origin: string, elsewhere: string[]): void {
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:image/svg+xml,')) elsewhere.push(url);
  });
  page.on('dialog', async (dialog) => {
    elsewhere.push(`dialog ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('popup', (popup) => elsewhere.push(`window ${popup.url()}`));
}

/** Opens pages, three at a time; answers with what they did, which should be nothing. */
async function lookAt(keys: readonly string[], context: BrowserContext, origin: string) {
  const elsewhere: string[] = [];
  const found: unknown[] = [];
  const left = [...keys];
  const look = async () => {
    const page = await context.newPage();
    listen(page, origin, elsewhere);
    for (let key = left.pop(); key !== undefined; key = left.pop()) {
      const address = `${origin}${href(`/${key.replace(/(^|\/)index\.html$/u, '$1')}`)}`;
      await page.goto(address, { waitUntil: 'load' });
      const stopped = await page.evaluate('globalThis.stopped');
      if (String(stopped) !== '' || page.url() !== address) found.push([key, stopped]);
    }
  };
  await Promise.all([look(), look(), look()]);
  return { found, elsewhere };
}

/** Parses the page's own address again, as XML. */
const parseAsXml = `fetch(location.href).then((response) => response.text()).then((text) => {
  const parsed = new DOMParser().parseFromString(text, 'application/xml');
  return parsed.querySelector('parsererror')?.textContent ?? '';
})`;

describe(browserPath ? 'in a browser' : 'in a browser (not looked at: no Chromium on PATH)', () => {
  let browser: Browser | undefined;
  let plan: HostilePlan;
  let server: SiteServer;
  let origin = '';

  beforeAll(async () => {
    browser = await launchBrowser();
    const words = naughtyStrings();
    const groups = Array.from({ length: 2 }, (_, index) =>
      words.filter((_word, position) => position % 2 === index).join('\n\n'),
    );
    plan = await publishHostilePlan([...hostileInputs.map(({ markdown }) => markdown), ...groups]);
    server = createSiteServer();
    server.serve({
      pages: plan.site.pages,
      receive: async () => ({ statusCode: 404 }),
      onDemand: async () => ({ statusCode: 404 }),
      git: async () => {},
    });
    server.http.listen(0, '127.0.0.1');
    await once(server.http, 'listening');
    const address = server.http.address();
    origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });

  afterAll(async () => {
    await browser?.close();
    server.http.close();
    await plan.close();
  });

  const open = async () => {
    const context = await browser?.newContext();
    await context?.addInitScript(watch);
    return context;
  };

  it('no page runs anything, fetches anything elsewhere or goes anywhere', async () => {
    const context = await open();
    if (!context) return;
    const keys = [...plan.site.objects().keys()].filter((key) => key.endsWith('.html'));
    const { found, elsewhere } = await lookAt(keys, context, origin);
    expect({ found, elsewhere, pages: keys.length > 400 }).toEqual({
      found: [],
      elsewhere: [],
      pages: true,
    });
    await context.close();
  });

  it('a page that escapes nothing is noticed, and stopped by the headers', async () => {
    const context = await open();
    if (!context) return;
    const body = '<!doctype html><script>pwned()</script><img src="x" onerror="pwned()"><a id="x">';
    await plan.site.pages.put({
      ...{ key: 'control/index.html', body: new TextEncoder().encode(body) },
      ...{ contentType: 'text/html; charset=utf-8', cache: 'current', sequence: 1_000 },
    });
    const { found } = await lookAt(['control/index.html'], context, origin);
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
    const context = await browser?.newContext({ bypassCSP: true });
    if (!context) return;
    const page = await context.newPage();
    const keys = [...plan.site.objects().keys()].filter((key) => /\.(?:xml|atom)$/u.test(key));
    await page.goto(`${origin}/robots.txt`);
    for (const key of keys) {
      const address = JSON.stringify(href(`/${key}`));
      const fault = await page.evaluate(parseAsXml.replace('location.href', address));
      expect([key, fault]).toEqual([key, '']);
    }
    await context.close();
  });
});
