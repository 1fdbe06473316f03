import { weighPushes } from '../support/pushes-of-each-kind.ts';
import { line } from './measure.ts';

/** Documents of the plans: a chapter is full, and all parts of the sitemap are in use, from the second on. */
const sizes = [10, 1_000, 100_000];

/** What a push of one document reads and writes, in plans of very different sizes, and what of it grows. */
export async function benchGrowth(): Promise<void> {
  const weighed = [];
  for (const size of sizes) weighed.push((await weighPushes(size)).weights);
  const [, middle = new Map(), large = new Map()] = weighed;
  for (const way of ['read', 'written'])
    for (const unit of ['items', 'bytes'] as const) {
      const sums = weighed.map((weights) =>
        [...weights]
          .filter(([name]) => name.includes(`: ${way} `))
          .reduce((sum, [, weight]) => sum + weight[unit], 0),
      );
      const [, before = 1, after = 0] = sums;
      line(
        `${unit} ${way} by four pushes: ${sizes[2]} / ${sizes[1]} documents`,
        (after / before).toFixed(2),
        `target: at most 1.2 (${sums.join(', ')})`,
      );
    }
  for (const [name, { items, bytes }] of large) {
    const was = middle.get(name) ?? { items: 0, bytes: 0 };
    if (bytes > was.bytes * 1.2 + 100)
      line(name, (bytes / was.bytes).toFixed(2), `${items} items, ${was.bytes} to ${bytes} bytes`);
  }
}
