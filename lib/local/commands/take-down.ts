import { type AwsNames, createAwsPorts } from '../../aws/aws-ports.ts';
import { createS3Client, type Environment } from '../../aws/clients/clients.ts';
import { createDynamoClient } from '../../aws/clients/dynamo-client.ts';
import { createS3ObjectStore } from '../../aws/s3/s3-object-store.ts';
import { purgeFormerVersions, purgeObject } from '../../aws/takedown/former-versions.ts';
import { purgeIndex } from '../../aws/takedown/purge-index.ts';
import { redactRecord } from '../../aws/takedown/redact-record.ts';
import { findRedaction } from '../../aws/takedown/redaction.ts';
import { SettingsError } from '../../errors/errors.ts';
import { readRemovals } from '../../pipeline/ingest/removals.ts';
import {
  type Remade,
  type RemovableIndex,
  remakeSite,
} from '../../pipeline/takedown/remake-site.ts';
import { removalOf, type TakedownRequest } from '../../pipeline/takedown/removal-of.ts';
import { isMarkdown } from '../../plan/addresses/is-markdown.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { Site } from '../../site/models.ts';
import { inScratch } from '../render-all/in-scratch.ts';

/** Where a plan is kept. */
export interface TakedownPlace {
  readonly environment: Environment;
  readonly names: AwsNames;
  readonly site: Site;
  /** Whether the buckets keep former versions of their objects, as those of a stack do. */
  readonly isVersioned: boolean;
}

/** What was taken down. */
export interface Takedown extends Remade {
  readonly blob: string;
  /** Versions that had the text, or showed the image. */
  readonly versions: number;
}

/**
 * Removes a published text or image by order, for good: from the record, every page and feed, and
 * the former versions of all objects. A public notice stands in its place. It may be called again
 * at any time, and must be where it was stopped.
 *
 * @throws {SettingsError} when nothing is published there, or the site is not at the newest commit
 */
export async function takeDown(
  { environment, names, site, isVersioned }: TakedownPlace,
  request: TakedownRequest,
): Promise<Takedown> {
  const { store, index, pages } = createAwsPorts(environment, names);
  const s3 = createS3Client(environment);
  const client = createDynamoClient(environment);
  try {
    await store.recover();
    await checkCaughtUp(store);
    const removals = await readRemovals(store);
    const removal = await removalOf(store, request, site.language, removals);
    const others = [...removals.values()].filter(({ blob }) => blob !== removal.blob);
    const redaction = await findRedaction(store, removal, others);
    const place = { client, table: names.table, objects: createS3ObjectStore(s3, names.objects) };
    await redactRecord(place, redaction);
    const removable = {
      ...pages,
      purge: (key: string) => purgeObject(s3, names.site, key, isVersioned),
    };
    const asset = isMarkdown(removal.path) ? undefined : removal.blob;
    const purgeOthers: RemovableIndex['purgeOthers'] = (kept, upTo) =>
      purgeIndex(place, kept, upTo);
    const ports = { store, index: { ...index, purgeOthers }, pages: removable };
    const remade = await inScratch((fresh) => remakeSite({ ...ports, fresh }, site, asset));
    if (isVersioned)
      for (const bucket of [names.site, names.objects]) await purgeFormerVersions(s3, bucket);
    return { ...remade, blob: removal.blob, versions: redaction.versions.length };
  } finally {
    client.destroy();
    s3.destroy();
  }
}

/** Pages are made anew from the record as it is, so all of it must be public first. */
async function checkCaughtUp(store: VersionStore): Promise<void> {
  const [ingested, announced] = [await store.cursor('ingested'), await store.cursor('announced')];
  if (ingested?.sequence === announced?.sequence) return;
  throw new SettingsError(
    `${(ingested?.sequence ?? 0) - (announced?.sequence ?? 0)} change sets are not announced yet.`,
    'Nothing was changed. Let it finish first: start it, or wait for the stages of the stack.',
  );
}
