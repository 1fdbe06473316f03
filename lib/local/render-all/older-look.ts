import { readLook } from '../../pipeline/render-all/look-mark.ts';
import type { IndexStore } from '../../ports/index-store.ts';

/** What is said of pages that an earlier program made; `undefined` where there are none. */
export async function olderLook(index: IndexStore, stack?: string): Promise<string | undefined> {
  const { older = 0 } = (await readLook(index)) ?? {};
  return older === 0 ? undefined : saidOf(older, stack);
}

/**
 * @param changeSets whose pages may look otherwise
 * @param stack where they are; without it on this machine
 */
export function saidOf(changeSets: number, stack?: string): string {
  const command = `gazette render --all --pages-only${stack === undefined ? '' : ` --stack ${stack}`}`;
  return `The pages of ${changeSets} change sets were made by an earlier Gazette and may look otherwise. To make them anew: ${command}`;
}
