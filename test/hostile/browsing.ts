import { once } from 'node:events';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createSiteServer } from '../../lib/local/server/site-server.ts';
import { href } from '../../lib/plan/addresses/addresses.ts';
import type { PageStore } from '../../lib/ports/page-store.ts';
import { listen } from '../support/listen.ts';

/** Runs in the page: remembers what the policy stopped, and what ran all the same. */
const watch = `
  globalThis.stopped = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
    globalThis.stopped.push([effectiveDirective, blockedURI, sample].join(' ')));
  globalThis.pwned = () => globalThis.stopped.push('ran');
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
    globalThis[name] = () => globalThis.stopped.push(name);
`;

/** Pages as the site serves them, with its headers. */
export interface ServedSite {
  readonly origin: string;
  close(): Promise<void>;
}

export async function serveSite(pages: PageStore): Promise<ServedSite> {
  const server = createSiteServer();
  server.serve({
    url: 'http://localhost',
    pages,
    receive: async () => ({ statusCode: 404 }),
    onDemand: async () => ({ statusCode: 404 }),
    git: async () => {},
  });
  const origin = await listen(server.http);
  return {
    origin,
    async close() {
      server.http.closeAllConnections();
      server.http.close();
      await once(server.http, 'close');
    },
  };
}

/** A context whose pages are watched from before their first script. */
export async function openWatched(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext();
  await context.addInitScript(watch);
  return context;
}

/** Notes what a page asks for elsewhere, says or opens. Names below .example never resolve. */
function note(page: Page, origin: string, elsewhere: string[]): void {
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:image/svg+xml,'))
      elsewhere.push(url);
  });
  page.on('dialog', async (dialog) => {
    elsewhere.push(`dialog ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('popup', (popup) => elsewhere.push(`window ${popup.url()}`));
}

/** Whether a key is a page that stays where it is: the conventional address of the feed leads on. */
export function isPage(key: string): boolean {
  return key.endsWith('.html') && key !== 'feed/index.html';
}

/** Opens pages, three at a time; answers with what they did, which should be nothing. */
export async function lookAt(keys: readonly string[], context: BrowserContext, origin: string) {
  const elsewhere: string[] = [];
  const found: unknown[] = [];
  const left = [...keys];
  const look = async () => {
    const page = await context.newPage();
    note(page, origin, elsewhere);
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
