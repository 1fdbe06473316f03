const opening = '<<<<<<<';

/**
 * Line, from 1, of the first conflict that a merge left in a text (git-merge, "How conflicts are
 * presented"): its three markers one after the other, each on a line of its own.
 */
export function findConflict(source: string): number | undefined {
  if (!source.includes(opening)) return undefined;
  const start = /^<{7}(?: .*)?$/mu.exec(source)?.index;
  if (start === undefined) return undefined;
  const middle = source.indexOf('\n=======\n', start);
  if (middle < 0 || !/^>{7}(?: .*)?$/mu.test(source.slice(middle))) return undefined;
  return source.slice(0, start).split('\n').length;
}
