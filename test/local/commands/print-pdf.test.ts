import { describe, expect, it } from '@jest/globals';
import { findChromium, printPdf } from '../../../lib/local/commands/print-pdf.ts';

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
});
