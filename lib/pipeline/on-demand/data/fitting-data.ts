import { wholeAnswer } from '../../work/limits.ts';

/** Data as the text that is answered. */
export function dataText(data: object): string {
  return `${JSON.stringify(data, undefined, 1)}\n`;
}

/**
 * Data of as many of some items, from the first on, as a function may answer with: they are halved until
 * it is.
 *
 * @param make the data of the items that are shown
 */
export function fittingData<Item>(
  items: readonly Item[],
  make: (shown: readonly Item[]) => object,
): object {
  const made = make(items);
  // What Lambda counts is JSON, where each quotation mark and end of line is two bytes.
  const bytes = Buffer.byteLength(JSON.stringify(dataText(made)));
  if (bytes <= wholeAnswer || items.length === 0) return made;
  return fittingData(items.slice(0, Math.floor(items.length / 2)), make);
}
