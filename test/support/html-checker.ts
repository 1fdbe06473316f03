import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';

const checker: string = createRequire(import.meta.url)('vnu-jar');

/** What the Nu HTML checker, which W3C runs, has against files or whole folders; it needs Java. */
export function htmlErrors(paths: readonly string[]): string {
  const options = ['--errors-only', '--also-check-css', '--skip-non-html', '--exit-zero-always'];
  return execFileSync('java', ['-jar', checker, ...options, '--stdout', ...paths], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
}
