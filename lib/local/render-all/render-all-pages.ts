import { type AwsNames, createAwsPorts } from '../../aws/aws-ports.ts';
import type { Environment } from '../../aws/clients/clients.ts';
import { settleLook } from '../../pipeline/render-all/look-mark.ts';
import {
  type OnRendered,
  type RenderedAll,
  renderAll,
} from '../../pipeline/render-all/render-all.ts';
import { renderPagesOnly } from '../../pipeline/render-all/render-pages-only.ts';
import type { Site } from '../../site/models.ts';
import { inScratch } from './in-scratch.ts';
import { programDigest } from './program-digest.ts';

/** Where a site's record and pages are. */
export interface RenderAllPlace {
  readonly environment: Environment;
  readonly names: AwsNames;
  readonly site: Site;
  /** Names what pages look like that this program makes, where that is known. */
  readonly look?: string | undefined;
}

/** Makes every page of a site anew, through the clients of AWS. */
export async function renderAllPages(
  { environment, names, site, look }: RenderAllPlace,
  onRendered?: OnRendered,
): Promise<RenderedAll> {
  const ports = createAwsPorts(environment, names);
  const made = await inScratch((fresh) => renderAll({ ...ports, fresh }, site, onRendered));
  if (look !== undefined) await settleLook(ports.index, look);
  return made;
}

/**
 * Makes every page anew from what render keeps, and goes on where that was stopped. Processes that
 * begin at different units share the work.
 */
export async function renderPagesAlone(
  { environment, names, site, look }: RenderAllPlace,
  onUnit: OnRendered,
): Promise<RenderedAll> {
  const ports = createAwsPorts(environment, names);
  const options = { program: await programDigest(), startAt: Math.random(), onUnit };
  const made = await renderPagesOnly(ports, site, options);
  if (look !== undefined) await settleLook(ports.index, look);
  return made;
}
