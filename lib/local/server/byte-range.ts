/** A part of a body: its first byte, and the one behind its last. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads a Range header with one range (RFC 9110 section 14.1.2).
 *
 * @returns `undefined` where the whole body is to be sent, `unsatisfiable` where no byte is in it
 */
export function readRange(
  header: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] =
    /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  // A last byte before the first makes the header invalid, and it is ignored.
  if (first !== '' && last !== '' && Number(last) < from) return undefined;
  return from >= size || to <= from ? 'unsatisfiable' : { from, to };
}
