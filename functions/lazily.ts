/**
 * A Lambda handler that is made at its first event, so that importing the module (as one machine
 * does, with its own ports) reads no settings and opens no connection.
 */
export function lazily<Event, Result>(
  make: () => (event: Event) => Promise<Result>,
): (event: Event) => Promise<Result> {
  let handler: ((event: Event) => Promise<Result>) | undefined;
  return (event) => {
    handler ??= make();
    return handler(event);
  };
}
