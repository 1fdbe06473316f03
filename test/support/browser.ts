import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { packagedChromium } from './packaged-chromium.ts';

const names = ['chromium', 'google-chrome', 'chromium-browser'];

/** Without a browser a test that needs one fails; this variable has it reported as skipped instead. */
export const skipsBrowser: boolean = process.env.SKIP_BROWSER_TESTS === '1';

/** `describe` or `it` of what needs a browser. */
export function inBrowser<Test extends { readonly skip: unknown }>(
  test: Test,
): Test | Test['skip'] {
  return skipsBrowser ? test.skip : test;
}

/**
 * Starts Chromium without anything that looks for other machines.
 *
 * @throws what to install when there is none
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(await findBrowser()),
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

/** What CHROMIUM names, else the one from npm, else the first on the path. */
export async function findBrowser(): Promise<Pick<LaunchOptions, 'executablePath' | 'env'>> {
  const { CHROMIUM: named, PATH: folders = '' } = process.env;
  const packaged = named ? undefined : await packagedChromium();
  if (packaged) return { ...packaged, env: { ...process.env, ...packaged.env } };
  const places = names.flatMap((name) =>
    folders.split(delimiter).map((folder) => join(folder, name)),
  );
  const found = (named ? [named] : places).find((path) => existsSync(path));
  if (found !== undefined) return { executablePath: found };
  throw new Error(
    `There is no ${named || 'Chromium on the PATH'}. Install one ("apt-get install chromium") or name another one in CHROMIUM; SKIP_BROWSER_TESTS=1 skips the tests that need it.`,
  );
}
