import { type AwsNames, createAwsPorts } from '../../aws/aws-ports.ts';
import type { Environment } from '../../aws/clients/clients.ts';
import { settleLook } from '../../pipeline/render-all/look-mark.ts';
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
  /** Names what pages look like that this program makes, where that is known. */
  readonly look?: string | undefined;
}

/** Makes every page of a site anew, through the clients of AWS. */
export async function renderAllPages(
  { environment, names, site, look }: RenderAllPlace,
  onRendered?: OnRendered,
): Promise<RenderedAll> {
  const waiting = await openWaitingPages();
  const ports = createAwsPorts(environment, names);
  try {
    const made = await renderAll({ ...ports, waiting }, site, onRendered);
    if (look !== undefined) await settleLook(ports.index, look);
    return made;
  } finally {
    await waiting.close();
  }
}
