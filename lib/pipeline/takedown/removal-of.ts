import { SettingsError } from '../../errors/errors.ts';
import { isMarkdown } from '../../plan/addresses/is-markdown.ts';
import type { Removal } from '../../plan/model/removal.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import { removalNotice } from '../../words/removal-notice.ts';
import { findPublished } from './find-published.ts';

/** What to take down, and why. */
export interface TakedownRequest {
  /** Full id, or its first 12 digits. */
  readonly commit: string;
  /** In the plan's folder. */
  readonly path: string;
  readonly reason: string;
  /** When, ISO 8601 in UTC. */
  readonly date: string;
}

const longestReason = 500;

/**
 * The removal that is asked for; where the blob was removed before, that one, as it was told then.
 *
 * @throws {SettingsError} when nothing is published there, or the reason is none
 */
export async function removalOf(
  store: VersionStore,
  { commit, path, reason, date }: TakedownRequest,
  siteLanguage: string,
  removals: ReadonlyMap<string, Removal>,
): Promise<Removal> {
  const said = reason.replace(/\s+/gu, ' ').trim();
  if (said === '' || said.length > longestReason)
    throw new SettingsError(
      `The reason has ${said.length} characters.`,
      `Say on whose order and why, in 1 to ${longestReason} characters: readers see it.`,
    );
  const published = await findPublished(store, commit, path);
  if (published === undefined)
    throw new SettingsError(
      `Nothing is published of ${path} at the commit ${commit}.`,
      'Nothing was changed. Give the commit and the path as a version’s data.json has them.',
    );
  const { blob, language = siteLanguage } = published;
  const notice = isMarkdown(path) ? removalNotice(date, said, language) : '';
  // What was said in public when it was removed stays.
  return removals.get(blob) ?? { blob, commit, path, date, reason: said, notice };
}
