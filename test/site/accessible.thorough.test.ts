import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { stylesheet } from '../../lib/site/stylesheet.ts';
import { inBrowser, launchBrowser } from '../support/browser.ts';
import { everyPage } from './every-page.ts';
import { site } from './samples.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { redirect: _leadsOn, ...pages } = everyPage();

/** CSS pixels between the margins of a sheet of A4: 17 cm. */
const paperWidth = 643;

/**
 * What is wrong on paper: more than fits, fields that nobody can fill in, pale text, as in the dark, and
 * facts that may be split between two pages.
 */
const onPaper = `(() => {
  const shown = (one) => one.checkVisibility({ visibilityProperty: true });
  const isPale = (one) => /rgb\\((\\d+), (\\d+), (\\d+)/.exec(getComputedStyle(one).color).slice(1).every((part) => part > 150);
  const hasText = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
  const names = (found) => found.slice(0, 3).map((one) => one.outerHTML.slice(0, 120));
  return {
    overflow: document.documentElement.scrollWidth - innerWidth,
    fields: names([...document.querySelectorAll('input:not([type=hidden]), select, form button')].filter(shown).filter((one) => !one.disabled)),
    pale: names([...document.querySelectorAll('body *')].filter((one) => shown(one) && hasText(one) && isPale(one))),
    split: names([...document.querySelectorAll('.facts')].filter((one) => getComputedStyle(one).breakInside !== 'avoid')),
  };
})()`;

inBrowser(describe)('every page', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(() => browser?.close());

  const rooms = [
    { name: 'light', colorScheme: 'light', width: 1280, rules: '{}' },
    // Only what can differ from the first is measured again.
    { name: 'dark', colorScheme: 'dark', width: 1280, rules: '{ runOnly: ["color-contrast"] }' },
    {
      name: 'a phone of 320 pixels',
      colorScheme: 'light',
      width: 320,
      rules: '{ runOnly: ["scrollable-region-focusable", "target-size"] }',
    },
  ] as const;

  it('has no accessibility fault and no sideways scrolling in light, in dark and on a phone', async () => {
    const context = await browser.newContext();
    await context.route('**/*', (route) => route.abort());
    const page = await context.newPage();
    for (const [name, html] of Object.entries(pages)) {
      await page.setContent(
        html.replace(/<link rel="stylesheet"[^>]*>/u, `<style>${stylesheet().text}</style>`),
      );
      await page.evaluate(axe);
      for (const { name: room, colorScheme, width, rules } of rooms) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        const faults = await page.evaluate(
          `(async () => (await axe.run(${rules})).violations.map(({ id, nodes }) => [id, nodes[0].html]))()`,
        );
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect({ name, room, faults, overflow }).toEqual({ name, room, faults: [], overflow: 0 });
      }
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await page.setViewportSize({ width: paperWidth, height: 900 });
      expect({ name, onPaper: await page.evaluate(onPaper) }).toEqual({
        ...{ name, onPaper: { overflow: 0, fields: [], pale: [], split: [] } },
      });
      await page.emulateMedia({ media: 'screen' });
    }
    await context.close();
  });

  it('names the stylesheet that was measured', () => {
    expect(Object.values(pages).every((html) => html.includes(site.stylesheet))).toBe(true);
  });
});
