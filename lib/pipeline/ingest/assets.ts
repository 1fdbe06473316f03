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
  const byAddress = new Map(assets.map((asset) => [asset.address, asset]));
  await severalAtOnce(
    byAddress.values(),
    (asset) => publishAsset(asset, source, pages, sequence),
    sourceReadsAtOnce,
  );
}

async function publishAsset(
  { blob, address }: AssetReference,
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
      ...(contentType ? {} : { 'content-disposition': 'attachment' }),
    },
    sequence,
  });
}
