import { writeOpml } from '../../feed/opml.ts';
import { feedAddress } from '../../plan/addresses/addresses.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import { absolute } from '../../site/http/absolute.ts';
import type { Site } from '../../site/models.ts';
import { createPlanIndex } from '../render/index/plan-index.ts';
import { statusLimit } from '../work/limits.ts';

/** Seconds that a reader may keep the list. */
const keptSeconds = 3600;

/** The feeds of all chapters, in the order of the contents, as a list that feed readers import. */
export async function answerChapterList({ index }: { readonly index: IndexStore }, site: Site) {
  const listings = await createPlanIndex(index).contents({ folder: '', limit: statusLimit });
  const chapters = listings.filter(({ kind }) => kind === 'chapter');
  const outlines = chapters.map(({ title, address }) => ({
    title: `${title} · ${site.title}`,
    feed: absolute(site, feedAddress(address, 'xml')),
    page: absolute(site, address),
  }));
  const text = writeOpml(site.title, outlines);
  return { status: 200, text, contentType: 'text/x-opml; charset=utf-8', keptSeconds } as const;
}
