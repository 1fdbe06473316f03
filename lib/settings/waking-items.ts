/** Key of an item in the table. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/**
 * Items whose changes wake a function through the table's stream: the cursor of the stage before it,
 * and the item that it changes when it wants to be woken again (functions/wake-again.ts). No others:
 * render writes to the same table, and would wake itself with each of its own writes.
 */
export const wakingItems: Readonly<Record<'render' | 'announce', readonly ItemKey[]>> = {
  render: [
    { pk: 'PLAN', sk: 'CURSOR#ingested' },
    { pk: 'INDEX#WAKE', sk: 'ENTRY#rendered' },
  ],
  announce: [
    { pk: 'PLAN', sk: 'CURSOR#rendered' },
    { pk: 'INDEX#WAKE', sk: 'ENTRY#announced' },
  ],
};
