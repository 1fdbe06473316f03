import { documentAddress, folderOf, readmeOf } from '../../../plan/addresses/addresses.ts';
import type { Change } from '../../../plan/model/change.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import type { Site } from '../../../site/models.ts';
import type { Places } from '../../../words/describe-change.ts';
import type { PlanIndex } from './plan-index.ts';

interface TitleContext {
  readonly store: VersionStore;
  readonly index: Pick<PlanIndex, 'owner'>;
  readonly site: Site;
}

/** What a folder is called in the state of a sequence number: as its README.md is titled, else by its name. */
export async function folderTitle(
  folder: string,
  sequence: number,
  { store, index, site }: TitleContext,
): Promise<string> {
  if (folder === '') return site.title;
  const readme = await index.owner(addressOfFolder(folder), sequence);
  const changes = readme === undefined ? [] : await store.changesOf(readme, sequence);
  const last = changes.at(-1)?.after;
  const isReadme = last !== undefined && folderOf(last.path) === folder;
  return isReadme ? last.fields.title : folder.slice(folder.lastIndexOf('/') + 1);
}

/**
 * The chapters that a change took its document from and to, by their paths where both are called the
 * same; `undefined` where these are the same.
 */
export async function placesOf(
  { before, after }: Change,
  sequence: number,
  context: TitleContext,
): Promise<Places | undefined> {
  const [from, to] = [folderOf(before?.path ?? after.path), folderOf(after.path)];
  if (from === to) return undefined;
  const places = {
    from: await folderTitle(from, sequence - 1, context),
    to: await folderTitle(to, sequence, context),
  };
  return places.from === places.to ? { from: `${from}/`, to: `${to}/` } : places;
}

export function addressOfFolder(folder: string): string {
  return documentAddress(readmeOf(folder));
}
