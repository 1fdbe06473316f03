import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const load = createRequire(import.meta.url);
const checker: string = load('vnu-jar');
const { findCachedJava }: { findCachedJava: () => string | null } = load(
  'vnu-jar/vnu-java-downloader.js',
);

/** The Java on the path, else the one that the checker's package fetched; `undefined` without any. */
export function findJava(): string | undefined {
  const isOnPath = spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0;
  return isOnPath ? 'java' : (findCachedJava() ?? undefined);
}

const java = findJava();

/** `it` of what needs the Nu HTML checker, which runs on Java. */
export function withNu<Test extends { readonly skip: unknown }>(test: Test): Test | Test['skip'] {
  return java === undefined ? test.skip : test;
}

/** What the Nu HTML checker, which W3C runs, has against files or whole folders. */
export function nuErrors(paths: readonly string[]): string {
  if (java === undefined) throw new Error('The Nu HTML checker needs Java.');
  const options = ['--errors-only', '--also-check-css', '--skip-non-html', '--exit-zero-always'];
  return execFileSync(java, ['-jar', checker, ...options, '--stdout', ...paths], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
}

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:standard'],
    // Cells are aligned by the attribute, which holds where a feed reader takes styles away.
    // A text may hold a bare ">" (https://html.spec.whatwg.org/multipage/syntax.html#normal-elements).
    rules: { 'no-deprecated-attr': 'off', 'no-raw-characters': 'off' },
  }),
);

/** What a validator in JavaScript has against pages, given as name and text; it needs nothing else. */
export function validatorErrors(pages: Iterable<readonly [name: string, html: string]>): string[] {
  const errors: string[] = [];
  for (const [name, html] of pages)
    for (const { messages } of validator.validateStringSync(html, name).results)
      for (const { line, column, ruleId, message } of messages)
        errors.push(`${name}:${line}:${column} ${message} (${ruleId})`);
  return errors;
}
