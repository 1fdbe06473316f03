import { SourceError } from '../../errors/errors.ts';
import type { Source } from '../../ports/source.ts';
import type { Site } from '../../site/models.ts';
import type { Difference } from './difference.ts';
import { type VerifyPorts, verifySite } from './verify-site.ts';
import { verifyStore } from './verify-store.ts';

/** The result of a verification. */
export interface Verification {
  readonly differences: readonly Difference[];
  /**
   * Change sets in the store, and how many of them are not announced yet. Those are late, not
   * wrong.
   */
  readonly changeSets: number;
  readonly behind: number;
  /** Whether the store is at the head of the branch. */
  readonly isAtHead: boolean;
}

/** Compares store, site and git, and names every difference; with the index, those of the kept states. */
export async function verify(
  { source, ...ports }: VerifyPorts & { readonly source: Source },
  site: Site,
): Promise<Verification> {
  const { store } = ports;
  await store.recover();
  const [ingested, announced] = [await store.cursor('ingested'), await store.cursor('announced')];
  const changeSets = ingested?.sequence ?? 0;
  const isBlob = (id: string) => hasBlob(source, id);
  return {
    differences: [
      ...(await verifyStore(store, source)),
      ...(await verifySite(ports, site, isBlob)),
    ],
    changeSets,
    behind: changeSets - (announced?.sequence ?? 0),
    isAtHead: ingested?.commit === (await source.head()),
  };
}

async function hasBlob(source: Source, id: string): Promise<boolean> {
  try {
    await source.blob(id, 0);
    return true;
  } catch (error) {
    if (error instanceof SourceError) return false;
    throw error;
  }
}
