import { spawnSync } from 'node:child_process';
import { launchBrowser } from '../support/browser.ts';

/** What the terminal shows for each escape sequence that `gazette diff` writes. */
const styles: Readonly<Record<string, string>> = {
  '1': 'font-weight:bold',
  '2': 'opacity:.65',
  '31;9': 'color:#ff8f8f;text-decoration:line-through',
  '32;4': 'color:#7ee2a0;text-decoration:underline',
};

/** Makes the picture of `gazette diff` in docs/redline.md. */
const files = ['old.md', 'new.md'].map((file) => `test/screenshots/${file}`);
const { stdout } = spawnSync(process.execPath, ['bin/gazette.mjs', 'diff', ...files], {
  encoding: 'utf8',
  env: { ...process.env, FORCE_COLOR: '1' },
});
const escaped = stdout.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const html = escaped
  .split('\u001b[')
  .map((part, index) => (index === 0 ? part : styled(part)))
  .join('');
const browser = await launchBrowser();
const context = await browser.newContext({
  viewport: { width: 860, height: 200 },
  deviceScaleFactor: 1.5,
});
const page = await context.newPage();
await page.setContent(
  `<body style="margin:0;background:#16181d;color:#e8e6e1"><pre style="margin:0;padding:1.25rem;font:14px/1.5 monospace;white-space:pre-wrap">$ npx gazette diff old.md new.md\n\n${html}</pre>`,
);
await page.screenshot({ path: 'docs/redline-terminal.png', fullPage: true });
await browser.close();

function styled(part: string): string {
  const [code = '', text = ''] = part.split(/m(.*)/su);
  return `${code === '0' ? '</span>' : `<span style="${styles[code] ?? ''}">`}${text}`;
}
