/**
 * Lets callers who ask for the same at the same time share one read, as a CDN collapses requests.
 * A caller never shares a read that began before it asked: what it gets is at least as new as what
 * anyone was given before.
 */
export function sharedReads<Value>(
  read: (key: string) => Promise<Value>,
): (key: string) => Promise<Value> {
  const running = new Map<string, Promise<Value>>();
  const next = new Map<string, Promise<Value>>();
  const start = (key: string): Promise<Value> => {
    next.delete(key);
    const value = read(key).finally(() => {
      if (running.get(key) === value) running.delete(key);
    });
    running.set(key, value);
    return value;
  };
  return (key) => {
    const current = running.get(key);
    if (!current) return start(key);
    let value = next.get(key);
    if (!value) {
      const begin = () => start(key);
      value = current.then(begin, begin);
      next.set(key, value);
    }
    return value;
  };
}
