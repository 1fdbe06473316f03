import { createMemoryPages } from './memory-pages.ts';
import { type ModelRepository, modelClock } from './model-source.ts';
import {
  createMemoryStores,
  type MemoryStores,
  runStage,
  type SitePages,
  type StagePorts,
  wakeAll,
} from './world.ts';

/** What publishing left behind. */
export interface Published extends MemoryStores {
  readonly pages: SitePages;
}

export interface PeaceOptions {
  /** Renders all heads together in the end. */
  readonly atOnce: boolean;
  /** Looks at the ports, or changes them. */
  readonly through?: (ports: StagePorts) => StagePorts;
  /** Told when a head is published. */
  readonly onHead?: (head: string) => void;
}

/** Publishes heads one after the other, with nothing going wrong. */
export async function publishInPeace(
  repository: ModelRepository,
  heads: readonly string[],
  { atOnce, through = (ports) => ports, onHead }: PeaceOptions,
): Promise<Published> {
  const stores = createMemoryStores();
  const pages = createMemoryPages();
  const author = { report: async () => {} };
  const { source } = repository;
  const ports = through({ ...stores, pages: pages.reader, source, author, now: modelClock });
  for (const head of heads) {
    repository.head = head;
    if (atOnce) await runStage('ingest', ports);
    else await wakeAll(ports);
    onHead?.(head);
  }
  if (atOnce) await wakeAll(ports);
  return { ...stores, pages };
}
