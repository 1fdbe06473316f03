import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'google-chrome', 'chromium-browser'];

/** Without a browser a test that needs one fails; this variable has it reported as skipped instead. */
const skips = process.env.SKIP_BROWSER_TESTS === '1';

/** `describe` or `it` of what needs a browser. */
export function inBrowser<Test extends { readonly skip: unknown }>(
  test: Test,
): Test | Test['skip'] {
  return skips ? test.skip : test;
}

/**
 * Starts Chromium without anything that looks for other machines.
 *
 * @throws what to install when there is none
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath(),
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

/** Path of a Chromium on this machine: what CHROMIUM names, else the first on the path. */
function browserPath(): string {
  const { CHROMIUM: named, PATH: folders = '' } = process.env;
  const places = names.flatMap((name) =>
    folders.split(delimiter).map((folder) => join(folder, name)),
  );
  const found = (named ? [named] : places).find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    `There is no ${named || 'Chromium on the PATH'}. Install one ("apt-get install chromium") or name another one in CHROMIUM; SKIP_BROWSER_TESTS=1 skips the tests that need it.`,
  );
}
