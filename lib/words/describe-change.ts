import type { Change } from '../plan/model/change.ts';
import type { Redline } from '../redline/merged/redline-result.ts';
import type { WordLanguage } from './language.ts';
import { redlineWords } from './redline-words.ts';
import { summarize } from './summarize.ts';

/** The chapters that a document moved from and to, as readers know them. */
export interface Places {
  readonly from: string;
  readonly to: string;
}

const words = {
  en: {
    created: 'first published',
    withdrawn: 'withdrawn',
    copyWithdrawn: 'one of two copies withdrawn, the other stays',
    reinstated: 'published again',
    moved: (from: string, to: string) => `moved from “${from}” to “${to}”`,
    renamed: (from: string, to: string) => `file renamed from ${from} to ${to}`,
  },
  fr: {
    created: 'première publication',
    withdrawn: 'retiré',
    copyWithdrawn: 'un de deux exemplaires retiré, l’autre reste',
    reinstated: 'publié de nouveau',
    moved: (from: string, to: string) => `déplacé de «\u00a0${from}\u00a0» à «\u00a0${to}\u00a0»`,
    renamed: (from: string, to: string) => `fichier ${from} renommé ${to}`,
  },
} as const;

/** Says in one short sentence what a change did to its document. */
export function describeChange(
  change: Change,
  redline: Redline | undefined,
  language: WordLanguage,
  places?: Places,
): string {
  const parts = describeFate(change, places, language);
  const isText = redline && change.kind !== 'withdrawn';
  if (isText && (redline.changes > 0 || parts.length === 0))
    parts.push(summarize(redline, language));
  return parts.join(redlineWords(language).separator);
}

/**
 * What became of the document as a whole: published, withdrawn, moved.
 *
 * @param places names of the chapters, where it moved from one to another
 */
export function describeFate(
  { kind, before, after, otherCopy }: Change,
  places: Places | undefined,
  language: WordLanguage,
): string[] {
  const say = words[language];
  const parts: string[] = [];
  if (otherCopy !== undefined) return [say.copyWithdrawn];
  if (kind === 'created' || kind === 'withdrawn' || kind === 'reinstated') parts.push(say[kind]);
  if (!before || kind === 'withdrawn' || before.path === after.path) return parts;
  const [from, to] = [before.path, after.path].map(fileName);
  return [...parts, places ? say.moved(places.from, places.to) : say.renamed(from ?? '', to ?? '')];
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
