/**
 * Runs a task once at a time: a call while it runs makes it run once more afterwards, however many
 * calls there were. What Lambda's reserved concurrency of one does for the stages on AWS.
 */
export function oneAtATime(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again: Promise<void> | undefined;
  const start = (): Promise<void> => {
    running = task().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (!running) return start();
    again ??= running
      .catch(() => {})
      .then(() => {
        again = undefined;
        return start();
      });
    return again;
  };
}
