import type { Browser } from 'playwright-core';
import { attribute, byName, readPage, textOf } from '../site/page-tree.ts';
import { formWith, nameOf, type Reader } from './reader.ts';

/** A phone: what is hard to reach there is hard to reach. */
const viewport = { width: 390, height: 844 };

/** The same reader with a browser, whose scripts are off. */
export async function openBrowserReader(
  browser: Browser,
  origin: string,
  language?: RegExp,
): Promise<Reader> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport });
  const page = await context.newPage();
  let current = readPage('');
  const settle = async () => {
    await page.waitForLoadState();
    current = readPage(await page.content());
  };
  const click = async (selector: string, nth: number) => {
    const navigated = page.waitForEvent('framenavigated');
    await page.locator(selector).nth(nth).click();
    await navigated;
    await settle();
  };
  const links = () => byName(current, 'a').map((link) => ({ link, name: nameOf(link) }));
  const nthOf = (name: RegExp) => {
    const nth = links().findIndex((one) => name.test(one.name));
    if (nth < 0) throw new Error(`no link ${name} on ${page.url()}`);
    return nth;
  };
  const reader: Reader = {
    text: () => textOf(byName(current, 'body')[0] ?? current),
    page: () => current,
    where: () => page.url().slice(origin.length),
    follow: (name) => click('a', nthOf(name)),
    async send(values) {
      const nth = formWith(current, Object.keys(values), page.url());
      const form = page.locator('form').nth(nth);
      for (const [name, value] of Object.entries(values)) {
        const field = form.locator(`[name="${name}"]`);
        if ((await field.first().getAttribute('type')) === 'radio')
          await form.locator(`[name="${name}"][value="${value}"]`).check();
        else await field.fill(value);
      }
      await click('form button[type="submit"]', nth);
    },
    links: (name) =>
      links()
        .filter((one) => name.test(one.name))
        .map(({ link }) => attribute(link, 'href') ?? ''),
    async read(name) {
      const address = await page.locator('a').nth(nthOf(name)).getAttribute('href');
      return (await context.request.get(new URL(address ?? '', page.url()).href)).text();
    },
  };
  await page.goto(`${origin}/`);
  await settle();
  if (language) await reader.follow(language);
  return reader;
}
