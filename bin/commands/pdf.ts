import { resolve } from 'node:path';
import { printPdf } from '../../lib/local/commands/print-pdf.ts';
import { siteAddress } from '../../lib/local/commands/site-address.ts';
import { CallError, defineCommand } from '../command-line/command.ts';

/** `gazette pdf`: a plan, or a part of it, on paper. */
export const pdfCommand = defineCommand({
  name: 'pdf',
  about: `Prints all of a published plan, or of a folder of it, as a PDF with contents and page numbers. It
prints the page /@whole/, by the Chromium or Chrome of this machine.`,
  operands: { usage: 'URL', least: 1, most: 1 },
  options: {
    out: { type: 'string', value: 'FILE', default: 'plan.pdf', help: 'file to write' },
  },
  environment: { CHROMIUM: 'the browser that prints (default: the first on the PATH)' },
  example: 'gazette pdf https://plan.example.org/en/climate/ --out climate.pdf',
  async run({ values: { out }, operands: [written = ''] }) {
    const site = siteAddress(written);
    if (!site)
      throw new CallError(`${written} is no address of a site, such as https://plan.example.org/`);
    const printed = await printPdf({ site: site.url, out: resolve(out), environment: process.env });
    process.stdout.write(`${printed} is printed in ${out}\n`);
    return 0;
  },
});
