import { type AwsNames, createAwsPorts } from '../../aws/aws-ports.ts';
import type { Environment } from '../../aws/clients/clients.ts';
import {
  type OnRendered,
  type RenderedAll,
  renderAll,
} from '../../pipeline/render-all/render-all.ts';
import { renderPagesOnly } from '../../pipeline/render-all/render-pages-only.ts';
import type { Site } from '../../site/models.ts';
import { programDigest } from './program-digest.ts';
import { openWaitingPages } from './waiting-pages.ts';

/** Where a site's record and pages are. */
export interface RenderAllPlace {
  readonly environment: Environment;
  readonly names: AwsNames;
  readonly site: Site;
}

/** Makes every page of a site anew, through the clients of AWS. */
export async function renderAllPages(
  { environment, names, site }: RenderAllPlace,
  onRendered?: OnRendered,
): Promise<RenderedAll> {
  const waiting = await openWaitingPages();
  try {
    return await renderAll({ ...createAwsPorts(environment, names), waiting }, site, onRendered);
  } finally {
    await waiting.close();
  }
}

/**
 * Makes every page anew from what render keeps, and goes on where that was stopped. Processes that
 * begin at different units share the work.
 */
export async function renderPagesAlone(
  { environment, names, site }: RenderAllPlace,
  onUnit: OnRendered,
): Promise<RenderedAll> {
  const program = await programDigest();
  const options = { program, startAt: Math.random(), onUnit };
  return renderPagesOnly(createAwsPorts(environment, names), site, options);
}
