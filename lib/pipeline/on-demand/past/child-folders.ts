import { isReadme } from '../../../plan/addresses/addresses.ts';
import { folderName } from '../../render/index/folders.ts';
import { folderSort } from '../../render/index/listing.ts';
import type { PartContext, StatePart } from './state-part.ts';

/** A folder directly below another, and how many documents it has. */
export interface ChildFolder {
  readonly folder: string;
  /** That of its own page, else its name. */
  readonly title: string;
  readonly count: number;
}

/** Steps from one folder or file to the next: each reads a node or two, so that a page stays below 60 reads. */
const mostSteps = 24;

/** Sorts after every character that can follow a prefix. */
const last = '\u{10ffff}';

/**
 * The first folders below another with their counts, found without a look at all that is in them.
 * What a SUMMARY.md lists stands in its order and not by folders: that is left out.
 */
export async function childFolders(
  { folder, state, isRanked }: StatePart,
  { states }: Pick<PartContext, 'states'>,
): Promise<ChildFolder[]> {
  if (isRanked) return [];
  const prefix = folderSort(folder);
  const found: ChildFolder[] = [];
  // "!" begins the folder's own page, and what an outline ranks.
  let after = `${prefix}!${last}`;
  for (let step = 0; step < mostSteps; step += 1) {
    const first = await states.next(state, 'contents', after);
    if (!first?.key.startsWith(prefix)) break;
    const { path, title } = first.standing;
    const name = nameBelow(folder, path);
    if (name === undefined) after = first.key;
    else {
      const child = folder === '' ? name : `${folder}/${name}`;
      const sort = folderSort(child);
      const count = await states.count(state, 'contents', { folder: sort });
      const isOwn = isReadme(path) && path.lastIndexOf('/') === child.length;
      found.push({ folder: child, title: isOwn ? title : folderName(child), count });
      after = `${sort}${last}`;
    }
  }
  return found;
}

/** The folder that a path goes through below another; `undefined` where the file is in that one. */
function nameBelow(folder: string, path: string): string | undefined {
  const below = folder === '' ? path : path.slice(folder.length + 1);
  const slash = below.indexOf('/');
  return slash < 0 ? undefined : below.slice(0, slash);
}
