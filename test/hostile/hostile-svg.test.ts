import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { inBrowser, launchBrowser } from '../support/browser.ts';
import { openPlanSite, type PlanSite } from '../support/plan-site.ts';
import { isPage, lookAt, openWatched, type ServedSite, serveSite } from './browsing.ts';

/** What runs leaves `ran` in the document; what is fetched is on `evil.example`. */
const svg = `<?xml version="1.0"?>
<?xml-stylesheet href="https://evil.example/a.css" type="text/css"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  width="200" height="200" onload="document.documentElement.setAttribute('class', 'ran')">
  <style>@import url(https://evil.example/b.css); rect { fill: url(https://evil.example/c.svg#d) }</style>
  <script>document.documentElement.setAttribute('class', 'ran'); fetch('https://evil.example/e')</script>
  <script href="https://evil.example/f.js"/>
  <image href="https://evil.example/g.png" width="9" height="9"/>
  <image href="x" onerror="document.documentElement.setAttribute('class', 'ran')"/>
  <use xlink:href="https://evil.example/h.svg#i"/>
  <a xlink:href="javascript:document.documentElement.setAttribute('class','ran')"><rect id="link" width="99" height="99"/></a>
  <a><animate attributeName="href" values="javascript:document.documentElement.setAttribute('class','ran')"/><text y="150" id="animated">a</text></a>
  <foreignObject width="100" height="100" y="100" x="100">
    <div xmlns="http://www.w3.org/1999/xhtml">
      <meta http-equiv="refresh" content="0;url=https://evil.example/j"/>
      <link rel="stylesheet" href="https://evil.example/k.css"/>
      <iframe src="https://evil.example/l"></iframe>
      <iframe srcdoc="&lt;img src='https://evil.example/m.png'&gt;"></iframe>
      <object data="https://evil.example/n"></object>
      <img src="https://evil.example/o.png" onerror="document.documentElement.setAttribute('class', 'ran')"/>
      <video autoplay="" src="https://evil.example/p"></video>
      <form action="https://evil.example/q"><input id="send" type="submit"/></form>
    </div>
  </foreignObject>
</svg>`;

inBrowser(describe)('an SVG image that does all it can', () => {
  let browser: Browser;
  let plan: PlanSite;
  let served: ServedSite;
  let asset = '';

  beforeAll(async () => {
    browser = await launchBrowser();
    plan = await openPlanSite();
    const readme = '# Plan\n\n![a](a.svg) <img src="a.svg"> [a](a.svg)\n';
    await plan.repository.commit({ message: 'One', files: { 'README.md': readme, 'a.svg': svg } });
    await plan.publish();
    served = await serveSite(plan.pages);
    asset = [...plan.objects().keys()].find((key) => key.endsWith('.svg')) ?? '';
  });

  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await plan?.close();
  });

  /** Opens a file on its own and clicks on what is in it. */
  async function openAlone(key: string) {
    const context = await browser.newContext();
    const elsewhere: string[] = [];
    // Only what no policy stopped gets here; an answer without content leaves the page where it is.
    await context.route('https://evil.example/**', (route) => {
      elsewhere.push(route.request().url());
      return route.fulfill({ status: 204 });
    });
    const page = await context.newPage();
    await page.goto(`${served.origin}/${key}`, { waitUntil: 'load' });
    for (const id of ['link', 'animated', 'send'])
      await page.locator(`#${id}`).dispatchEvent('click');
    const ran = await page.evaluate('document.documentElement.getAttribute("class")');
    const at = page.url();
    await context.close();
    return { ran, elsewhere, at };
  }

  it('runs nothing and fetches nothing elsewhere at its own address', async () => {
    expect(await openAlone(asset)).toEqual({
      ran: null,
      elsewhere: [],
      at: `${served.origin}/${asset}`,
    });
  });

  it('runs nothing and fetches nothing elsewhere in a page', async () => {
    const context = await openWatched(browser);
    const pages = [...plan.objects().keys()].filter(isPage);
    expect(await lookAt(pages, context, served.origin)).toEqual({ found: [], elsewhere: [] });
    const page = await context.newPage();
    await page.goto(`${served.origin}/`);
    const widths = await page.evaluate('[...document.images].map((image) => image.naturalWidth)');
    expect(widths).toEqual([200, 200]);
    await context.close();
  });

  it('would run and fetch without the headers of an asset', async () => {
    const page = await plan.page(asset);
    if (!page) throw new Error('there is no asset');
    const headers = { 'content-security-policy': '' };
    await plan.pages.put({ ...page, key: '@assets/control.svg', headers });
    const { ran, elsewhere } = await openAlone('@assets/control.svg');
    expect(ran).toBe('ran');
    for (const name of ['a.css', 'b.css', 'e', 'f.js', 'g.png', 'k.css', 'l', 'm.png', 'o.png'])
      expect(elsewhere).toContain(`https://evil.example/${name}`);
  });
});
