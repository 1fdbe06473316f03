import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findChromium, printPdf } from '../../../lib/local/commands/print-pdf.ts';
import { listen } from '../../support/listen.ts';

/** Stands in for Chromium, as `--headless --print-to-pdf=FILE ADDRESS` calls it: prints the address. */
const prints = `for word; do case "$word" in --print-to-pdf=*) to="\${word#--print-to-pdf=}";; esac; last="$word"; done
echo "$last" > "$to"`;

describe('printing a plan', () => {
  it('takes the browser that CHROMIUM names, and says what to install where there is none', () => {
    expect(findChromium({ CHROMIUM: process.execPath })).toBe(process.execPath);
    expect(() => findChromium({ CHROMIUM: '/none/chromium' })).toThrow(
      'There is no /none/chromium',
    );
    const missing = { CHROMIUM: '/none/chromium', PATH: '' };
    const request = { site: 'http://localhost:1', out: 'none.pdf', environment: missing };
    return expect(printPdf(request)).rejects.toMatchObject({
      advice: expect.stringContaining('apt-get install chromium'),
    });
  });

  it('says that a site does not answer', async () => {
    const environment = { CHROMIUM: process.execPath };
    const request = { site: 'http://localhost:1', out: 'none.pdf', environment };
    await expect(printPdf(request)).rejects.toThrow('http://localhost:1 does not answer');
  });

  describe('of a site', () => {
    let folder: string;
    let site: string;
    const server = createServer(({ url }, response) => {
      response.writeHead(url === '/en/@whole/' ? 200 : 404).end();
    });
    const printedBy = async (script: string, from: string) => {
      const chromium = join(folder, 'chromium');
      await writeFile(chromium, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      const environment = { ...process.env, CHROMIUM: chromium };
      return printPdf({ site: from, out: join(folder, 'plan.pdf'), environment });
    };

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'gazette-pdf-'));
      site = await listen(server);
    });

    afterAll(async () => {
      server.close();
      await rm(folder, { recursive: true });
    });

    it('prints all of a folder on one page, also when that page is named', async () => {
      for (const from of [`${site}/en`, `${site}/en/@whole`]) {
        expect(await printedBy(prints, from)).toBe(`${site}/en/@whole/`);
        expect(await readFile(join(folder, 'plan.pdf'), 'utf8')).toBe(`${site}/en/@whole/\n`);
        await rm(join(folder, 'plan.pdf'));
      }
    });

    it('says that there is no such page, or that nothing was printed', async () => {
      await expect(printedBy(prints, `${site}/fr`)).rejects.toThrow(
        '/fr/@whole/ is not there: 404',
      );
      await expect(printedBy('exit 1', `${site}/en`)).rejects.toThrow('printed nothing of');
    });
  });
});
