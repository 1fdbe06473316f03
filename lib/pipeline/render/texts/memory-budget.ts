/** Limits the memory of work that runs at the same time. */
export interface MemoryBudget {
  /**
   * Runs the work, in order, as soon as enough memory is free. Work that needs more than the whole
   * budget runs alone.
   */
  take<Result>(size: number, work: () => Promise<Result>): Promise<Result>;
}

export function createMemoryBudget(size: number): MemoryBudget {
  let taken = 0;
  const waiting: { readonly size: number; readonly enter: () => void }[] = [];
  const letIn = () => {
    for (let next = waiting[0]; next && (taken === 0 || taken + next.size <= size); ) {
      waiting.shift();
      taken += next.size;
      next.enter();
      next = waiting[0];
    }
  };
  return {
    async take(needed, work) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ size: needed, enter: resolve });
      letIn();
      await promise;
      try {
        return await work();
      } finally {
        taken -= needed;
        letIn();
      }
    },
  };
}
