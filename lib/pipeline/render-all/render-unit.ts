import { atOnce, severalAtOnce } from '../../concurrency/several-at-once.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { PageStore } from '../../ports/page-store.ts';
import type { Unit } from '../../ports/unit-queue.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import { stylesheetPage } from '../../site/describe-site.ts';
import type { Site } from '../../site/models.ts';
import { announceFirst } from '../announce/first-pages.ts';
import type { RenderContext } from '../render/context/context.ts';
import { createPageWriter } from '../render/context/page-writer.ts';
import { createPlanIndex } from '../render/index/plan-index.ts';
import { renderChangeSetAlone } from '../render/pages/change-set-pages.ts';
import { renderDocumentPart } from '../render/pages/document-pages.ts';
import { renderPlanPages } from '../render/pages/home-page.ts';
import { createPlanStates } from '../render/standings/plan-states.ts';
import { createVersionReader } from '../render/texts/version-reader.ts';
import { rememberIndex } from '../work/remember-index.ts';
import { rememberRecord } from '../work/remember-record.ts';

/** What making some pages anew needs from outside. */
export interface UnitPorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: PageStore;
}

/**
 * Makes the pages of some change sets anew, from the record and what render keeps: their own pages,
 * those of the versions that they published, and those of the present of documents that they began.
 * It needs no other unit, and may run at any time, again, or beside a push.
 */
export async function renderUnit(unit: Unit, ports: UnitPorts, site: Site): Promise<void> {
  const context = await contextOf(ports, site);
  if (!context) return;
  // The pages name it, and no push may have brought it yet.
  await ports.pages.put(stylesheetPage());
  const { first, last, part } = unit;
  const changeSets = await context.store.changeSets(first, last);
  const changes = changeSets.flatMap(({ sequence, changes }) =>
    changes.map((change) => ({ ...change, sequence })),
  );
  const start = part ? part.number * part.size : 0;
  const own = part ? changes.slice(start, start + part.size) : changes;
  await severalAtOnce(
    Map.groupBy(own, ({ document }) => document),
    ([document, some]) => renderDocumentPart(document, some, context),
  );
  // The first part makes the page about all of them.
  if (start === 0)
    for (const changeSet of changeSets) await renderChangeSetAlone(changeSet, context);
  await context.pages.flush();
}

/** Makes the pages anew that are of no document and of no change set. */
export async function renderLists(ports: UnitPorts, site: Site): Promise<void> {
  const context = await contextOf(ports, site);
  if (!context) return;
  await renderPlanPages(context);
  await announceFirst({ ...context, index: context.indexStore });
  await context.pages.flush();
}

/**
 * The state that is rendered, asked before anything else is read: what the index shows is never
 * older. Where it is newer, a push is about to make the same pages, and its pages stay.
 */
async function contextOf(
  { store, index, pages }: UnitPorts,
  site: Site,
): Promise<RenderContext | undefined> {
  const rendered = await store.cursor('rendered');
  if (!rendered) return undefined;
  const remembered = { store: rememberRecord(store), indexStore: rememberIndex(index) };
  const planIndex = createPlanIndex(remembered.indexStore);
  return {
    ...remembered,
    index: planIndex,
    pages: createPageWriter(pages, atOnce),
    reader: createVersionReader(remembered.store),
    site,
    languages: await planIndex.languages(),
    languageFolders: await planIndex.languageFolders(),
    base: 0,
    states: createPlanStates(index),
    sequence: rendered.sequence,
  };
}
