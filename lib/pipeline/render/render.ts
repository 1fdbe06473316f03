import type { Site } from '../../site/models.ts';
import type { StageOptions } from '../work/stage-options.ts';
import { makePages, type RenderPorts, type RenderResult } from './make-pages.ts';
import { applySearch } from './search/apply-search.ts';

export type { RenderPorts, RenderResult } from './make-pages.ts';

/** The whole stage: pages, and what search is answered from. Previews need the pages alone. */
export function render(
  ports: RenderPorts,
  site: Site,
  options: StageOptions = {},
): Promise<RenderResult> {
  return makePages(ports, site, { ...options, search: applySearch });
}
