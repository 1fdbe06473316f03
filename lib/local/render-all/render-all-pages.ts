import { type AwsNames, createAwsPorts } from '../../aws/aws-ports.ts';
import type { Environment } from '../../aws/clients/clients.ts';
import { settleLook } from '../../pipeline/render-all/look-mark.ts';
import {
  type OnRendered,
  type RenderedAll,
  renderAll,
} from '../../pipeline/render-all/render-all.ts';
import type { Site } from '../../site/models.ts';
import { inScratch } from './in-scratch.ts';

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
