import type { IndexStore } from '../../ports/index-store.ts';
import type { VersionStore } from '../../ports/version-store.ts';

/** What is known of what the pages look like. */
export interface LookMark {
  /** Names what pages look like that are made now. */
  readonly look: string;
  /** The last change set whose pages may have an older look; 0 where none has. */
  readonly older: number;
}

const partition = 'LOOK';
const only = '-';

/** The last write wins: there is one of render, and one of who makes the last pages. */
const anySequence = 0;

/** `undefined` where nothing was noted yet. */
export async function readLook(index: IndexStore): Promise<LookMark | undefined> {
  const value = await index.get(partition, only);
  return value === undefined ? undefined : (JSON.parse(value) as LookMark);
}

/**
 * Notes what pages look like that are made from now on. Where that is new, all that is rendered may look
 * otherwise. One read, and a write where it is new: once for each start of a program is enough.
 */
export async function noteLook(
  { store, index }: { readonly store: Pick<VersionStore, 'cursor'>; readonly index: IndexStore },
  look: string,
): Promise<LookMark> {
  const known = await readLook(index);
  if (known?.look === look) return known;
  const older = (await store.cursor('rendered'))?.sequence ?? 0;
  return save(index, { look, older });
}

/** Notes that every page is of a look. */
export function settleLook(index: IndexStore, look: string): Promise<LookMark> {
  return save(index, { look, older: 0 });
}

async function save(index: IndexStore, mark: LookMark): Promise<LookMark> {
  await index.put(partition, only, JSON.stringify(mark), anySequence);
  return mark;
}
