import type { Environment } from '../../aws/clients/clients.ts';
import type { TakedownRequest } from '../../pipeline/takedown/removal-of.ts';
import { onStack } from './on-stack.ts';
import { type Takedown, takeDown } from './take-down.ts';

/**
 * Takes down a text or image of a deployed stack, with the operator's own credentials: no function
 * of the stack may remove a former version of an object.
 *
 * @throws {SettingsError} when the stack is not there, or AWS refuses
 */
export function takeDownOnStack(
  stack: string,
  environment: Environment,
  request: TakedownRequest,
): Promise<Takedown> {
  return onStack(stack, environment, (place) => takeDown({ ...place, isVersioned: true }, request));
}
