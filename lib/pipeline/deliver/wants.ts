import type { Wanted } from '../../ports/deliveries.ts';
import { type KeptEntry, topicScope } from '../render/kept/kept-entries.ts';
import { leadTopic } from '../render/kept/topics.ts';

/** Whether a recipient wants to hear of an entry of the plan's feed. */
export function wants(
  { substance = false, languages = [], leads = [] }: Wanted,
  { entry, topics }: KeptEntry,
): boolean {
  const has = (scheme: string, term: string) =>
    entry.categories.some((category) => category.scheme === scheme && category.term === term);
  if (substance && !has('weight', 'substance')) return false;
  if (languages.length > 0 && !languages.some((tag) => has('language', tag))) return false;
  // Where the topics are too many to be kept, one notice too many is better than one lost.
  if (leads.length === 0 || topics === undefined) return true;
  return leads.some((lead) => topics.includes(topicScope(leadTopic(lead))));
}
