import type { FeedEntry } from '../../../feed/feed.ts';
import { folderOf } from '../../../plan/addresses/addresses.ts';
import type { ChangeSet } from '../../../plan/model/change.ts';
import { feedEntryDocuments } from '../../work/limits.ts';
import type { ChangeView } from '../versions/change-view.ts';
import { isOfSubstance, mostLeads } from './topics.ts';

/**
 * Categories of an entry. Many documents are not named as categories, because no reader filters by
 * them.
 */
export function categoriesOf(
  members: readonly ChangeView[],
  { rewrite }: Pick<ChangeSet, 'rewrite'>,
): FeedEntry['categories'] {
  const isFew = members.length <= feedEntryDocuments;
  const categories = [
    ...(rewrite ? [{ scheme: 'change', term: 'rewritten' } as const] : []),
    ...(members.some(isOfSubstance) ? [{ scheme: 'weight', term: 'substance' } as const] : []),
    ...members.flatMap((member) => categoriesOfMember(member, isFew)),
  ];
  return [...new Map(categories.map((category) => [JSON.stringify(category), category])).values()];
}

function categoriesOfMember(member: ChangeView, isFew: boolean): FeedEntry['categories'] {
  const { path, fields } = member.source.after;
  const chapter = folderOf(path);
  const changed = member.source.before && member.redline ? member.redline.fields : [];
  return [
    ...(isFew ? [{ scheme: 'document', term: member.document.title } as const] : []),
    ...(isFew && chapter !== '' ? [{ scheme: 'chapter', term: chapter } as const] : []),
    ...(isFew ? fields.lead.slice(0, mostLeads) : []).map((term) => ({
      ...{ scheme: 'lead' as const, term },
    })),
    { scheme: 'language', term: member.language },
    { scheme: 'change', term: member.change },
    ...member.kinds.map(({ kind }) => ({ scheme: 'kind' as const, term: kind })),
    ...changed.map(({ field, name }) => ({ scheme: 'field' as const, term: name ?? field })),
  ];
}
