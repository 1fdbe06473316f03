import {
  compareAddress,
  dataAddress,
  versionAddress,
  versionSourceAddress,
} from '../../../plan/addresses/addresses.ts';
import type { Version } from '../../../plan/model/change.ts';
import { shorten } from '../../../plan/model/text-of.ts';
import { messageForData } from '../../../plan/note.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
import type { DocumentHistory } from '../../../ports/version-store.ts';
import { absolute } from '../../../site/http/absolute.ts';
import type { Site } from '../../../site/models.ts';
import { keptSummaries } from '../../render/versions/change-summaries.ts';
import { fittingData } from './fitting-data.ts';

/** Versions that are listed, the newest ones; fewer where their addresses and messages are long. */
const mostVersions = 1000;

/** Characters of a message in a list. */
const longestNote = 1000;

/** All versions of a document, the newest first. */
export async function versionsData(
  document: string,
  { versions, changes }: DocumentHistory,
  { index, site }: { readonly index: IndexStore; readonly site: Site },
): Promise<object> {
  const summaries = await keptSummaries(document, index);
  const newest = versions
    .slice(-mostVersions)
    .toReversed()
    .map((version) => ({
      ...versionData(version, versions[version.number - 2], site),
      summary: summaries.get(version.sequence)?.summary ?? '',
    }));
  return fittingData(newest, (shown) => ({
    document,
    isWithdrawn: changes.at(-1)?.kind === 'withdrawn',
    versions: shown,
    ...(shown.length < versions.length && { isCut: true }),
  }));
}

function versionData(version: Version, before: Version | undefined, site: Site) {
  const { number, commit, date, author, note, change, path, address } = version;
  const page = versionAddress(address, version);
  const compare = before && compareAddress(address, before, version);
  return {
    ...{ number, commit, date, author, change, path },
    note: shorten(messageForData(note), longestNote),
    url: absolute(site, page),
    dataUrl: absolute(site, dataAddress(page)),
    textUrl: absolute(site, versionSourceAddress(address, version)),
    ...(compare && {
      redlineUrl: absolute(site, compare),
      redlineDataUrl: absolute(site, dataAddress(compare)),
    }),
  };
}
