/**
 * Counts how often someone waits for what is outside: all calls that are made before anyone waits are
 * one round. Calls are answered when nothing else is left to do, so what is tried must be in memory.
 */
export function countingRounds() {
  const names: string[][] = [];
  let waiting: (() => void)[] = [];
  const answerAll = () => {
    const answered = waiting;
    waiting = [];
    for (const answer of answered) answer();
  };
  const turn = (name: string) =>
    new Promise<void>((resolve) => {
      if (waiting.length === 0) {
        names.push([]);
        setImmediate(answerAll);
      }
      names.at(-1)?.push(name);
      waiting.push(resolve);
    });
  return {
    /** The calls of each round, by name. */
    rounds: (): readonly (readonly string[])[] => names,
    reset: () => {
      names.length = 0;
    },
    of<T extends object>(target: T): T {
      return new Proxy(target, {
        get(object, name) {
          const value: unknown = Reflect.get(object, name, object);
          if (typeof value !== 'function') return value;
          return async (...words: unknown[]) => {
            await turn(String(name));
            return Reflect.apply(value, object, words);
          };
        },
      });
    },
  };
}
