import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** A Chromium, and the variables it needs to find what comes with it. */
export interface PackagedChromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const { resolve: fileOf } = createRequire(import.meta.url);
const packageFolder = resolve(dirname(fileOf('@sparticuz/chromium')), '..');
const folder = resolve(packageFolder, '../../.cache/gazette-chromium');

/**
 * The Chromium that `npm ci` brings as an archive, unpacked at its first use. Its own libraries
 * (NSS, expat) and fonts come with it, so that pages look the same on every machine.
 *
 * @returns `undefined` where the archive is not for this machine: it is for Linux on x64 alone
 */
export async function packagedChromium(): Promise<PackagedChromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  if (!existsSync(folder)) await unpack();
  const { LD_LIBRARY_PATH: others = '' } = process.env;
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), ...(others ? [others] : [])].join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

/** The package unpacks each archive into the folder for temporary files, which TMPDIR names. */
const unpackHere = `
  import { inflate } from '@sparticuz/chromium';
  for (const name of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'])
    await inflate(process.argv[1] + '/bin/' + name);
`;

async function unpack(): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}-`);
  const words = ['--input-type=module', '--eval', unpackHere, packageFolder];
  const options = { cwd: packageFolder, env: { ...process.env, TMPDIR: draft } };
  await promisify(execFile)(process.execPath, words, options);
  await writeFile(join(draft, 'fonts.conf'), fontsConf);
  // Renaming is atomic: of two test processes that unpack at once, one wins and both have it.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
}

/** The package's own names folders of AWS Lambda. */
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">gazette-fonts</cachedir>
</fontconfig>
`;
