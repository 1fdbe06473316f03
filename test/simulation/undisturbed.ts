import { createMemoryPages } from './memory-pages.ts';
import type { ModelRepository } from './model-source.ts';
import {
  createMemoryStores,
  type MemoryStores,
  runStage,
  type SitePages,
  wakeAll,
} from './world.ts';

/** What publishing left behind. */
export interface Published extends MemoryStores {
  readonly pages: SitePages;
}

/** Publishes heads one after the other, with nothing going wrong; `atOnce` renders them together. */
export async function publishInPeace(
  repository: ModelRepository,
  heads: readonly string[],
  { atOnce }: { readonly atOnce: boolean },
): Promise<Published> {
  const stores = createMemoryStores();
  const pages = createMemoryPages();
  const author = { report: async () => {} };
  const ports = { ...stores, pages: pages.reader, source: repository.source, author };
  for (const head of heads) {
    repository.head = head;
    if (atOnce) await runStage('ingest', ports);
    else await wakeAll(ports);
  }
  if (atOnce) await wakeAll(ports);
  return { ...stores, pages };
}
