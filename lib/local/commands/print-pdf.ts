import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { SettingsError, SourceError, SourceUnavailableError } from '../../errors/errors.ts';

/** What is printed, and by what. */
export interface PdfRequest {
  /** Of the plan or of a folder in it, without a trailing slash: `https://plan.example.org/en`. */
  readonly site: string;
  /** File that is written. */
  readonly out: string;
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Prints all of a plan, or of a folder of it, as a PDF, by the Chromium of this machine.
 *
 * @returns the address that was printed
 * @throws {SettingsError} when there is no Chromium
 * @throws {SourceError} when the site has no such page, or nothing was printed
 * @throws {SourceUnavailableError} when the site does not answer
 */
export async function printPdf({ site, out, environment }: PdfRequest): Promise<string> {
  const chromium = findChromium(environment);
  const address = `${site.replace(/\/@whole$/u, '')}/@whole/`;
  await requirePage(address);
  const folder = await mkdtemp(join(tmpdir(), 'gazette pdf '));
  try {
    const draft = join(folder, 'plan.pdf');
    const words = [...always, `--user-data-dir=${folder}`, `--print-to-pdf=${draft}`, address];
    const printed = await run(chromium, words, environment).then(
      () => ({}),
      (cause: unknown) => ({ cause }),
    );
    if (!existsSync(draft))
      throw new SourceError(
        `${chromium} printed nothing of ${address}`,
        'Start it by hand to see why, or name another Chromium in CHROMIUM.',
        printed,
      );
    await copyFile(draft, out);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return address;
}

/** Page numbers are in the page's own style; Chromium's would come twice. */
const always = [
  ...['--headless', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  '--no-pdf-header-footer',
  // Chromium starts for root, as in a container, only without its sandbox.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Long enough for the longest page; a browser that hangs ends then. */
const mostMilliseconds = 5 * 60 * 1_000;

const run = (program: string, words: readonly string[], env: NodeJS.ProcessEnv) =>
  promisify(execFile)(program, words, {
    ...{ env, timeout: mostMilliseconds, maxBuffer: 64 * 1024 * 1024 },
  });

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macPlaces = ['Google Chrome', 'Chromium'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/**
 * The Chromium that CHROMIUM names, else the first on the path.
 *
 * @throws {SettingsError} when there is none
 */
export function findChromium({ CHROMIUM: named, PATH: folders = '' }: NodeJS.ProcessEnv): string {
  const onPath = names.flatMap((name) =>
    folders
      .split(delimiter)
      .filter(Boolean)
      .map((folder) => join(folder, name)),
  );
  const found = (named ? [named] : [...onPath, ...macPlaces]).find((place) => existsSync(place));
  if (found !== undefined) return found;
  throw new SettingsError(
    named ? `There is no ${named}, which CHROMIUM names.` : 'There is no Chromium on the PATH.',
    'Install one ("apt-get install chromium"), or name Chromium or Chrome in CHROMIUM.',
  );
}

async function requirePage(address: string): Promise<void> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(60_000) }).catch(
    (cause: unknown) => {
      throw new SourceUnavailableError(
        `${new URL(address).origin} does not answer`,
        'Check the address; a plan on this machine is served by "gazette start".',
        { cause },
      );
    },
  );
  await answer.body?.cancel();
  if (!answer.ok)
    throw new SourceError(
      `${address} is not there: ${answer.status}`,
      'Name the address of a plan, or of a folder in it, such as https://plan.example.org/en/.',
    );
}
