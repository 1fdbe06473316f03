import { parseDocument } from '../../lib/plan/parse.ts';
import { redline } from '../../lib/redline/redline.ts';
import { line } from './measure.ts';
import { type GeneratedPair, generatedPairs } from './redline-texts.ts';
import { bestOf, target } from './redline-timing.ts';

/** Sizes of the generated texts in bytes: from 39 kB to 5 MB, each twice the one before. */
const sizes = Array.from({ length: 8 }, (_, index) => 5_000_000 / 2 ** (7 - index));

/** What doubling a text may multiply its time by, on average over all doublings. */
const mostPerDoubling = 2.3;

/** Rounds over all sizes: what disturbs one of them seldom disturbs the same size in all. */
const rounds = 3;

/** Milliseconds for the repetitions of one size in one round. */
const spent = 1_000;

/** How the time of a redline, without parsing, grows with the text, for each kind of change. */
export function measureGrowth(): void {
  for (const [name, generate] of Object.entries(generatedPairs)) {
    let best = sizes.map(() => Number.POSITIVE_INFINITY);
    for (let round = 0; round < rounds; round += 1)
      best = sizes.map((bytes, index) =>
        Math.min(best[index] ?? 0, bestOf(comparison(generate, bytes), spent)),
      );
    printGrowth(name, best);
  }
}

function comparison(generate: (bytes: number) => GeneratedPair, bytes: number): () => unknown {
  const { before, after } = generate(bytes);
  const [old, young] = [parseDocument('text.md', before), parseDocument('text.md', after)];
  return () => redline(old, young);
}

function printGrowth(name: string, times: readonly number[]): void {
  const ratios = times.slice(1).map((time, index) => time / (times[index] ?? Number.NaN));
  const all = ratios.map((ratio) => ratio.toFixed(2)).join(' ');
  const mean = ((times.at(-1) ?? 0) / (times[0] ?? 1)) ** (1 / ratios.length);
  const figures = `each: ${all}; ${times.map((time) => time.toFixed(0)).join(' ')} ms`;
  line(
    `${name}: ratio per doubling`,
    mean.toFixed(2),
    target(`at most ${mostPerDoubling}`, mean <= mostPerDoubling, figures),
  );
}
