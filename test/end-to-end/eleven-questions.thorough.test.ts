import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { inBrowser, launchBrowser, skipsBrowser } from '../support/browser.ts';
import { openBrowserReader } from '../support/browser-reader.ts';
import { type SampleSite, serveSample } from '../support/sample-site.ts';
import { askElevenQuestions, today } from './eleven-questions.ts';

inBrowser(describe)('in a browser', () => {
  let sample: SampleSite;
  let browser: Browser | undefined;

  beforeAll(async () => {
    if (skipsBrowser) return;
    sample = await serveSample(today);
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await sample?.close();
  });

  askElevenQuestions((language) => {
    if (!browser) throw new Error('there is no browser');
    return openBrowserReader(browser, sample.origin, language);
  });
});
