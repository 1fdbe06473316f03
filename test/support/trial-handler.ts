import { createWorkerTrials } from '../../lib/pipeline/trial/worker-trials.ts';

/** A function as ingest is, as far as trials go: what its bundle starts is the worker beside it. */
export async function handler({ text }: { readonly text: string }) {
  const trials = createWorkerTrials({ entry: new URL('./trial-worker.mjs', import.meta.url) });
  const { outcome } = await trials.attempt(
    { step: 'parse', after: { path: 'a.md', text } },
    60_000,
  );
  return outcome === 'exceeded' ? outcome : outcome.fields.title;
}
