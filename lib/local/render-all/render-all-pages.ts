import { type AwsNames, createAwsPorts } from '../../aws/aws-ports.ts';
import type { Environment } from '../../aws/clients/clients.ts';
import {
  type OnRendered,
  type RenderedAll,
  renderAll,
} from '../../pipeline/render-all/render-all.ts';
import type { Site } from '../../site/models.ts';
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
