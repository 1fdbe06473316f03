import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../support/browser.ts';
import { startGazette } from '../support/running-gazette.ts';

/** Makes the picture in the README: the redline of a reworded commitment. */
const home = mkdtempSync(join(tmpdir(), 'gazette-screenshots-'));
const gazette = await startGazette(home);
const browser = await launchBrowser();
const context = await browser.newContext({
  viewport: { width: 760, height: 760 },
  deviceScaleFactor: 1.5,
});
const page = await context.newPage();
await page.goto(`${gazette.url}/en/shared-resources/commitment-15/@history/`);
const rewording = page.locator('li, article').filter({ hasText: 'Reword commitment 15' }).last();
await rewording.getByRole('link', { name: /version before/u }).click();
const legend = await page.locator('.legend').boundingBox();
const clip = { x: 0, y: legend?.y ?? 0, width: 760, height: 760 };
await page.screenshot({ path: 'docs/redline.png', clip, fullPage: true });
await browser.close();
await gazette.stop();
rmSync(home, { recursive: true });
