import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import { pageKey } from '../../plan/addresses/addresses.ts';
import type { PageStore } from '../../ports/page-store.ts';
import type { Source } from '../../ports/source.ts';
import { maximumAssetBytes, sourceReadsAtOnce } from '../work/limits.ts';
import type { AssetReference } from './link-targets.ts';

/** Types that a browser displays. Any other type is offered as a download. */
const contentTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json',
};

/**
 * An asset is an author's file on the site's own origin. The policy lets it run nothing and frame
 * nothing (CSP sandbox), even when it is opened on its own.
 */
const assetPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/**
 * Copies images and attachments to their content-addressed places, a few at a time. What is there
 * already is not read again: its address is made from its content.
 */
export async function publishAssets(
  assets: readonly AssetReference[],
  source: Source,
  pages: PageStore,
  sequence: number,
): Promise<void> {
  const first = new Map<string, AssetReference>();
  for (const asset of assets) if (!first.has(asset.address)) first.set(asset.address, asset);
  await severalAtOnce(
    first.values(),
    (asset) => publishAsset(asset, source, pages, sequence),
    sourceReadsAtOnce,
  );
}

/**
 * The name that a reader's copy gets, its author's and not the digest in the address (RFC 6266, in
 * the notation of RFC 8187). Of two names for one content, the first that was published stays.
 */
function disposition(type: 'inline' | 'attachment', name: string): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*]/gu, percentOf);
  return `${type}; filename*=UTF-8''${encoded}`;
}

function percentOf(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

async function publishAsset(
  { blob, address, name }: AssetReference,
  source: Source,
  pages: PageStore,
  sequence: number,
): Promise<void> {
  if (await pages.has(pageKey(address))) return;
  const { bytes } = await source.blob(blob, maximumAssetBytes);
  if (!bytes) return;
  const extension = address.slice(address.lastIndexOf('.') + 1);
  const contentType = contentTypes[extension];
  await pages.put({
    key: pageKey(address),
    body: bytes,
    contentType: contentType ?? 'application/octet-stream',
    cache: 'permanent',
    headers: {
      'content-security-policy': assetPolicy,
      'content-disposition': disposition(contentType ? 'inline' : 'attachment', name),
    },
    sequence,
  });
}
