import type { Environment } from '../../aws/clients/clients.ts';
import type { OnRendered, RenderedAll } from '../../pipeline/render-all/render-all.ts';
import { inStoppedHome } from '../home/in-stopped-home.ts';
import { renderAllPages } from '../render-all/render-all-pages.ts';
import { onStack } from './on-stack.ts';

/**
 * Makes every page of one machine's Gazette anew, while it does not run.
 *
 * @throws {SettingsError} when there is no Gazette in the folder, or it is running
 */
export function renderAllAtHome(home: string, onRendered: OnRendered): Promise<RenderedAll> {
  return inStoppedHome(home, (place) => renderAllPages(place, onRendered));
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
  onRendered: OnRendered,
): Promise<RenderedAll> {
  return onStack(stack, environment, (place) => renderAllPages(place, onRendered));
}
