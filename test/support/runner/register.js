import { registerHooks } from 'node:module';

const globals = new URL('globals.js', import.meta.url).href;

// The package itself only says that it must not be imported outside of Jest's own module loader.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: globals, shortCircuit: true } : next(specifier, context),
});

// A worker whose Jest has ended is of no use to anybody.
process.on('disconnect', () => process.exit());
