import type { Environment } from '../../aws/clients/clients.ts';
import type { OnRendered, RenderedAll } from '../../pipeline/render-all/render-all.ts';
import { inStoppedHome } from '../home/in-stopped-home.ts';
import {
  type RenderAllPlace,
  renderAllPages,
  renderPagesAlone,
} from '../render-all/render-all-pages.ts';
import { onStack } from './on-stack.ts';

/** What is made anew, and who hears how far it is. */
export interface RenderAllRequest {
  /** Pages alone, from what render keeps; otherwise everything, from the record. */
  readonly isPagesOnly: boolean;
  /** Units of work that are done, of how many. */
  readonly onRendered: OnRendered;
}

/**
 * Makes every page of one machine's Gazette anew, while it does not run.
 *
 * @throws {SettingsError} when there is no Gazette in the folder, or it is running
 */
export function renderAllAtHome(home: string, request: RenderAllRequest): Promise<RenderedAll> {
  return inStoppedHome(home, (place) => make(place, request));
}

/**
 * Makes every page of a deployed stack's site anew, with the operator's own credentials, while the
 * stack goes on publishing.
 *
 * @throws {SettingsError} when the stack is not there, or AWS refuses
 */
export function renderAllOnStack(
  stack: string,
  environment: Environment,
  request: RenderAllRequest,
): Promise<RenderedAll> {
  return onStack(stack, environment, (place) => make(place, request));
}

function make(place: RenderAllPlace, { isPagesOnly, onRendered }: RenderAllRequest) {
  return (isPagesOnly ? renderPagesAlone : renderAllPages)(place, onRendered);
}
