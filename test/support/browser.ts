import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'google-chrome', 'chromium-browser'];

/** Path of a Chromium on this machine: what CHROMIUM names, else the first on the path. */
export const browserPath = [
  ...(process.env.CHROMIUM ? [process.env.CHROMIUM] : []),
  ...names.flatMap((name) =>
    (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)),
  ),
].find((path) => existsSync(path));

/** Starts it without anything that looks for other machines. */
export async function launchBrowser(): Promise<Browser | undefined> {
  if (browserPath === undefined) return undefined;
  return chromium.launch({
    executablePath: browserPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
