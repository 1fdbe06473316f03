import { compareAddress, versionAddress } from '../../../plan/addresses/addresses.ts';
import type { Version } from '../../../plan/model/change.ts';
import { findKinds } from '../../../redline/changes/find-kinds.ts';
import { redlineToJson } from '../../../redline/json/redline-to-json.ts';
import type { Redline } from '../../../redline/merged/redline-result.ts';
import { absolute } from '../../../site/http/absolute.ts';
import type { Site } from '../../../site/models.ts';
import { fittingData } from './fitting-data.ts';

/** A redline of two versions of a document, the older one first. Content that is too long is left out. */
export function redlineData(
  address: string,
  [before, after]: readonly [Version, Version],
  redline: Redline,
  site: Site,
): object {
  const { changes, fields, content } = redlineToJson(redline);
  const kinds = findKinds(redline).map(({ kind, count }) => ({ kind, count }));
  return fittingData([content], ([shown]) => ({
    document: after.document,
    url: absolute(site, compareAddress(address, before, after)),
    before: sideOf(before, site),
    after: sideOf(after, site),
    ...{ changes, kinds, fields },
    content: shown ?? [],
    ...(!shown && { isCut: true }),
  }));
}

function sideOf(version: Version, site: Site) {
  const { number, commit, date, path, address } = version;
  return { number, commit, date, path, url: absolute(site, versionAddress(address, version)) };
}
