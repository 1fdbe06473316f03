import type { StageOptions } from '../../lib/pipeline/work/stage-options.ts';

/** Counts the calls of ports, and says when an invocation has made as many as it may. */
export interface CallMeter {
  /** The same port, its calls counted. */
  count<Port extends object>(port: Port): Port;
  /** All calls so far. */
  calls(): number;
  /**
   * Runs a stage as Lambda does, in invocations whose time is up after so many calls.
   *
   * @returns the calls that each of them made
   */
  inInvocations(
    stage: (options: StageOptions) => Promise<{ readonly done: boolean }>,
    most: number,
  ): Promise<number[]>;
}

/** Invocations after which a stage is taken to go in circles. */
const mostInvocations = 10_000;

export function createCallMeter(): CallMeter {
  let calls = 0;
  return {
    count: (port) =>
      new Proxy(port, {
        get(object, name, receiver) {
          const value: unknown = Reflect.get(object, name, receiver);
          if (typeof value !== 'function') return value;
          return (...words: unknown[]) => {
            calls += 1;
            return Reflect.apply(value, object, words);
          };
        },
      }),
    calls: () => calls,
    async inInvocations(stage, most) {
      const made: number[] = [];
      while (made.length < mostInvocations) {
        const before = calls;
        const { done } = await stage({ isTimeUp: () => calls - before >= most });
        made.push(calls - before);
        if (done) return made;
      }
      throw new Error('the stage did not come to an end');
    },
  };
}

/** Counts how often calls of ports wait for each other: calls in flight at once are one round trip. */
export function createRoundMeter() {
  let rounds = 0;
  let waiting: (() => void)[] = [];
  const nextRound = () =>
    new Promise<void>((go) => {
      if (waiting.length === 0)
        setImmediate(() => {
          rounds += 1;
          const all = waiting;
          waiting = [];
          for (const one of all) one();
        });
      waiting.push(go);
    });
  const count = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(object, name, receiver) {
        const value: unknown = Reflect.get(object, name, receiver);
        if (typeof value !== 'function') return value;
        return async (...words: unknown[]) => {
          await nextRound();
          return Reflect.apply(value, object, words);
        };
      },
    });
  return { count, rounds: () => rounds };
}
