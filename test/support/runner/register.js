import { registerHooks } from 'node:module';

/** What a worker of jest-light-runner asks, and the type of the answer (its src/worker-runner.js). */
const question = 'jest-light-runner-get-worker-data';
const answer = 'jest-light-runner-worker-data';

const globals = new URL('globals.js', import.meta.url).href;

// The package itself only says that it must not be imported outside of Jest's own module loader.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: globals, shortCircuit: true } : next(specifier, context),
});

// A worker whose Jest has ended is of no use to anybody.
process.on('disconnect', () => process.exit());

// The runner answers all its workers when the first one asks what the run is about. A worker that
// starts slower gets the answer before it listens, asks, and would wait for ever: what came early is
// kept for it.
if (process.argv[1]?.endsWith('tinypool/dist/entry/process.js')) {
  /** @type {unknown} */
  let early;
  process.on('message', (message) => {
    const isAnswer = /** @type {{ type?: unknown } | null} */ (message)?.type === answer;
    if (isAnswer) early = message;
  });
  const send = /** @type {(message: unknown) => boolean} */ (process.send?.bind(process));
  process.send = (/** @type {unknown} */ message) => {
    if (message !== question || early === undefined) return send(message);
    setImmediate(() => process.emit('message', early, undefined));
    return true;
  };
}
