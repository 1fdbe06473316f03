import { line, median, milliseconds } from './measure.ts';
import { createPlan } from './prepared-plan.ts';

const sizes = [10, 1_000, 10_000];
const rounds = 50;
/** Rounds that only warm the engine up and are not counted. */
const warmUp = 15;

/** Time, reads and writes of one amended commitment, in plans of very different sizes. */
export async function benchPushToLive(): Promise<void> {
  const plans = await Promise.all(sizes.map((size) => createPlan(size, rounds)));
  const measured = plans.map(() => [] as number[]);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, plan] of plans.entries()) {
      await plan.push(round);
      const time = await milliseconds(plan.publish);
      if (round >= warmUp) measured[index]?.push(time);
    }
  const [small] = measured.map(median);
  for (const [index, plan] of plans.entries()) {
    const time = median(measured[index] ?? []);
    const first = plans[0];
    const target = index === plans.length - 1 ? 'target: at most 1.2' : '';
    line(
      `${plan.size} documents: time / 10 documents`,
      (time / (small ?? time)).toFixed(2),
      target,
    );
    line(
      `${plan.size} documents: writes / 10 documents`,
      (plan.writes() / (first?.writes() ?? 1)).toFixed(2),
      `${plan.writes()} writes, ${plan.reads()} reads, ${time.toFixed(0)} ms`,
    );
    await plan.close();
  }
}
