import type { Change } from '../plan/model/change.ts';
import type { Redline } from '../redline/merged/redline-result.ts';
import type { WordLanguage } from './language.ts';
import { summarize } from './summarize.ts';

const words = {
  en: {
    created: 'first published',
    withdrawn: 'withdrawn',
    reinstated: 'published again',
    moved: (from: string, to: string) => `moved from ${from} to ${to}`,
  },
  fr: {
    created: 'première publication',
    withdrawn: 'retiré',
    reinstated: 'publié de nouveau',
    moved: (from: string, to: string) => `déplacé de ${from} à ${to}`,
  },
} as const;

/** Says in one short sentence what a change did to its document. */
export function describeChange(
  { kind, before, after }: Change,
  redline: Redline | undefined,
  language: WordLanguage,
): string {
  const say = words[language];
  const parts: string[] = [];
  if (kind === 'created' || kind === 'withdrawn' || kind === 'reinstated') parts.push(say[kind]);
  if (before && kind !== 'withdrawn' && before.path !== after.path)
    parts.push(say.moved(before.path, after.path));
  if (redline && kind !== 'withdrawn' && (redline.changes > 0 || parts.length === 0))
    parts.push(summarize(redline, language));
  return parts.join('; ');
}
