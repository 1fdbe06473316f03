import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { StackCode } from './stack-code.ts';

/** The code that comes with the package: what its version was tested with. */
export function packagedCode(): StackCode {
  // bin/package.ts writes both folders beside the module that this one is compiled into.
  const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  return {
    lambda: (name) => Code.fromAsset(file(`./functions/${name}`)),
    look: () => readFileSync(file('./functions/look.sha256'), 'utf8'),
    edge: (name) => readFileSync(file(`./edge/${name}.js`), 'utf8'),
  };
}
