import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { launchBrowser, skipsBrowser } from './browser.ts';
import { dataFolder } from './bundles.ts';
import { findJava } from './html-checker.ts';

/** Says, a line each, what the tests need and whether this machine has it; fails when it has not. */
const lines = [checkGit(), await checkBrowser(), checkJava(), checkHistories()];
for (const { name, says } of lines) console.log(`${name.padEnd(9)} ${says}`);
if (lines.some(({ isMissing }) => isMissing)) process.exitCode = 1;

interface Line {
  readonly name: string;
  readonly says: string;
  /** Tests would fail. */
  readonly isMissing?: boolean;
}

function checkGit(): Line {
  const name = 'git';
  try {
    const says = execFileSync('git', ['--version'], { encoding: 'utf8' }).trim();
    const [, major = 0, minor = 0] = /(\d+)\.(\d+)/u.exec(says)?.map(Number) ?? [];
    if (major * 100 + minor >= 236) return { name, says };
    return { name, says: `${says} is too old: Gazette needs 2.36 or newer`, isMissing: true };
  } catch {
    return { name, says: 'MISSING: install git 2.36 or newer', isMissing: true };
  }
}

async function checkBrowser(): Promise<Line> {
  const name = 'browser';
  if (skipsBrowser) return { name, says: 'SKIPPED, as SKIP_BROWSER_TESTS says' };
  try {
    const browser = await launchBrowser();
    const says = `Chromium ${browser.version()}`;
    await browser.close();
    return { name, says };
  } catch (error) {
    const [reason] = String(error).split('\n');
    return {
      name,
      says: `DOES NOT START (${reason}). CHROMIUM can name another one ("apt-get install chromium"); SKIP_BROWSER_TESTS=1 leaves its tests out.`,
      isMissing: true,
    };
  }
}

function checkJava(): Line {
  const name = 'java';
  const java = findJava();
  if (java !== undefined) return { name, says: `${java}, for the Nu HTML checker` };
  return {
    name,
    says: 'NONE: the Nu HTML checker is SKIPPED ("apt-get install default-jre-headless"); html-validate reads the pages all the same',
  };
}

function checkHistories(): Line {
  const name = 'histories';
  if (existsSync(dataFolder)) return { name, says: dataFolder };
  return {
    name,
    says: `NONE at ${dataFolder}: tests on real plans are SKIPPED (GAZETTE_DATA names another folder)`,
  };
}
