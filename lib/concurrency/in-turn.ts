/** Runs works one after the other, in the order they came. One that fails does not stop the next. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn;
    // The caller hears of the failure from its own promise.
    last.catch(() => {});
    return turn;
  };
}
