import { createAwsPorts } from '../../aws/aws-ports.ts';
import { createSqsClient, type Environment } from '../../aws/clients/clients.ts';
import { createSqsUnitQueue } from '../../aws/sqs/sqs-unit-queue.ts';
import { SettingsError } from '../../errors/errors.ts';
import type { OnRendered, RenderedAll } from '../../pipeline/render-all/render-all.ts';
import { renderByQueue } from '../../pipeline/render-all/render-by-queue.ts';
import { inStoppedHome } from '../home/in-stopped-home.ts';
import { knownProgram } from '../render-all/program-digest.ts';
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
  return inStoppedHome(home, async (place) =>
    make({ ...place, look: await knownProgram() }, request),
  );
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
  return onStack(stack, environment, (place) =>
    make({ ...place, look: place.names.units?.look }, request),
  );
}

/**
 * Has the functions of a deployed stack make every page anew, many at a time, and watches them.
 *
 * @returns how many units of pages there were
 * @throws {SettingsError} when the stack is not there or has no such functions, or AWS refuses
 * @throws {RunStoppedError} when units are not made
 */
export function renderAllByStack(
  stack: string,
  environment: Environment,
  onUnit: OnRendered,
): Promise<number> {
  return onStack(stack, environment, async ({ names, site }) => {
    const { units } = names;
    if (!units)
      throw new SettingsError(
        `the stack ${stack} has no functions that make pages anew`,
        'Deploy this version first, or make them in this process: --here.',
      );
    const { store, index } = createAwsPorts(environment, names);
    const queue = createSqsUnitQueue(createSqsClient(environment), units.queueUrl);
    return renderByQueue({ store, index, queue }, { program: units.look, site }, { onUnit });
  });
}

function make(place: RenderAllPlace, { isPagesOnly, onRendered }: RenderAllRequest) {
  return (isPagesOnly ? renderPagesAlone : renderAllPages)(place, onRendered);
}
