import { historyAddress } from '../../plan/addresses/addresses.ts';
import type { DocumentPage } from '../models.ts';

/** A typed link from a page to another address of the site. */
export interface Relation {
  readonly rel: string;
  readonly address: string;
}

/**
 * Which address stands for a page in search engines and citations.
 *
 * RFC 6596 lets a page name another as canonical when their content is the same. That holds for the
 * newest version, whose text is what the document's own address shows; a replaced version has a
 * text that is nowhere else, so it stands for itself and points to the current one by
 * `latest-version` (RFC 5829).
 */
export function canonicalAddress(page: DocumentPage): string {
  const replaced = page.nextVersion?.address !== undefined;
  return page.view === 'permanent' && replaced
    ? (page.version.address ?? page.document.address)
    : page.document.address;
}

/** The links between versions that RFC 5829 defines. */
export function versionRelations(page: DocumentPage): Relation[] {
  const { document, previousVersion, nextVersion } = page;
  return [
    { rel: 'latest-version', address: document.address },
    { rel: 'version-history', address: historyAddress(document.address) },
    ...relation('predecessor-version', previousVersion?.address),
    ...relation('successor-version', nextVersion?.address),
  ];
}

function relation(rel: string, address: string | undefined): Relation[] {
  return address === undefined ? [] : [{ rel, address }];
}
