import { spawnSync } from 'node:child_process';

/** What `gazette verify --json` says of a Gazette's home. */
export interface Verified {
  readonly status: number | null;
  readonly stderr: string;
  readonly report: unknown;
}

/** Runs `gazette verify` over a Gazette that does not run, as its operator would. */
export function verifyHome(home: string): Verified {
  const words = ['bin/gazette.mjs', 'verify', '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    env: { ...process.env, GAZETTE_HOME: home },
    encoding: 'utf8',
  });
  return { status, stderr, report: JSON.parse(stdout) };
}
