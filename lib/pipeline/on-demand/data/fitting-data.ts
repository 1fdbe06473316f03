import { fitsAnswer } from '../../work/fits-answer.ts';

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
  if (fitsAnswer(dataText(made)) || items.length === 0) return made;
  return fittingData(items.slice(0, Math.floor(items.length / 2)), make);
}
