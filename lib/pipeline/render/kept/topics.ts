import { createHash } from 'node:crypto';
import { misspeltStatus } from '../../../plan/fields/labels.ts';
import type { Change } from '../../../plan/model/change.ts';
import { scaleStatus } from '../../../plan/standing/lateness.ts';
import { type Kind, substance } from '../../../redline/classify/kinds.ts';
import { compareFields, isTold } from '../../../redline/facts/field-changes.ts';
import type { ChangeView } from '../versions/change-view.ts';

/** What matters to some watchers, and has a feed of its own. */
export interface Topic {
  /** The end of its address: `substance`, `facts`, `lead/<name>` or `status/<name>`. */
  readonly topic: string;
  /** The institution, or the status as it is written. */
  readonly name?: string;
}

const ofSubstance: Topic = { topic: 'substance' };
const ofFacts: Topic = { topic: 'facts' };

/** Topics that are about every document: only its redline says whether a change belongs to them. */
export const generalTopics = [ofSubstance, ofFacts] as const;

/** Institutions of one document that have feeds: no author means to name more. */
export const mostLeads = 20;

/** Characters of a name in an address: with their bytes, a file name has room for them. */
const longestSlug = 48;

/** Everything that a change matters to. */
export function topicsOf(view: ChangeView): Topic[] {
  return [
    ...(isOfSubstance(view) ? [ofSubstance] : []),
    ...(changesFacts(view) ? [ofFacts] : []),
    ...recordedTopics(view.source),
  ];
}

/** The topics of a change that its record alone tells: institutions, and a status that was reached. */
export function recordedTopics({ kind, before, after }: Change): Topic[] {
  const leads = [...(before?.fields.lead ?? []), ...after.fields.lead];
  const status = kind === 'withdrawn' ? 'withdrawn' : after.fields.status;
  const isReached = kind === 'withdrawn' || status !== before?.fields.status;
  const topics = [
    ...[...new Set(leads)].slice(0, mostLeads).map((name) => named('lead', name)),
    ...(status !== undefined && isReached && !isSlip(status) ? [named('status', status)] : []),
  ];
  return [...new Map(topics.map((topic) => [topic.topic, topic])).values()];
}

/** A misspelt status, of which its author is told, is none that anything reached: it has no feed. */
function isSlip(status: string): boolean {
  return scaleStatus(status) === undefined && misspeltStatus(status) !== undefined;
}

/** Whether a change may be one of meaning; a copy that goes takes nothing with it. */
export function isOfSubstance({ source, kinds }: Pick<ChangeView, 'source' | 'kinds'>): boolean {
  if (source.otherCopy !== undefined) return false;
  return isWhole(source) || kinds.some(({ kind }: { readonly kind: Kind }) => substance.has(kind));
}

/** Whether facts came, went or changed; a title is no fact. */
function changesFacts({ source, redline }: ChangeView): boolean {
  const { before, after } = source;
  if (source.otherCopy !== undefined) return false;
  if (isWhole(source)) return after.kind === 'commitment';
  const fields = redline?.fields ?? (before ? compareFields(before.fields, after.fields) : []);
  return fields.some(({ field }) => isTold(field) && field !== 'title');
}

function isWhole({ kind }: Change): boolean {
  return kind === 'created' || kind === 'withdrawn' || kind === 'reinstated';
}

/** The topic of what an institution leads, however it is spelled. */
export function leadTopic(name: string): string {
  return named('lead', name).topic;
}

function named(sort: 'lead' | 'status', name: string): Topic {
  return { topic: `${sort}/${slugOf(name)}`, name };
}

/** A name as it is in addresses: spellings that differ only in case and signs are one. */
export function slugOf(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u);
  const characters = [...words.filter((word) => word !== '').join('-')];
  if (characters.length > 0 && characters.length <= longestSlug) return characters.join('');
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return [...characters.slice(0, longestSlug), ...(characters.length > 0 ? ['-'] : []), hash].join(
    '',
  );
}
