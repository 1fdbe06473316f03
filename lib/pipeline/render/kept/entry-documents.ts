import type { EntryDocument } from '../../../feed/feed.ts';
import { absolute } from '../../../site/http/absolute.ts';
import type { Site } from '../../../site/models.ts';
import { feedEntryDocuments } from '../../work/limits.ts';
import type { ChangeView } from '../versions/change-view.ts';
import type { EntryFacts } from './kept-entries.ts';
import { isOfSubstance, mostLeads } from './topics.ts';

/** The documents of an entry as facts, in the order given, as many as an entry shows. */
export function documentsOfEntry(
  views: readonly ChangeView[],
  site: Site,
): Pick<EntryFacts, 'documents' | 'documentCount'> {
  const documents: EntryDocument[] = views.slice(0, feedEntryDocuments).map((view) => ({
    title: view.document.title,
    page: absolute(site, view.document.address),
    redline: redlineUrl(view, site),
    change: view.change,
    lead: view.source.after.fields.lead.slice(0, mostLeads),
    language: view.language,
    kinds: view.kinds.map(({ kind, count }) => ({ kind, count })),
    substance: isOfSubstance(view),
  }));
  const { length } = views;
  return { documents, ...(length > documents.length ? { documentCount: length } : {}) };
}

/** Where a change is shown whole. */
export function redlineUrl(
  { compareAddress, versionAddress, document }: ChangeView,
  site: Site,
): string {
  return absolute(site, compareAddress ?? versionAddress ?? document.address);
}
