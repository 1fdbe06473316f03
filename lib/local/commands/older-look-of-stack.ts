import { createAwsPorts } from '../../aws/aws-ports.ts';
import type { Environment } from '../../aws/clients/clients.ts';
import { readLook } from '../../pipeline/render-all/look-mark.ts';
import { saidOf } from '../render-all/older-look.ts';
import { onStack } from './on-stack.ts';

/**
 * What an operator hears right after a deployment, where pages may have an older look than those that the
 * stack's functions make now. Render may not have noted that yet, so it is worked out here.
 *
 * @throws {SettingsError} when the stack is not there, or AWS refuses
 */
export function olderLookOfStack(
  stack: string,
  environment: Environment,
): Promise<string | undefined> {
  return onStack(stack, environment, async ({ names }) => {
    const { store, index } = createAwsPorts(environment, names);
    const [mark, rendered] = await Promise.all([readLook(index), store.cursor('rendered')]);
    const isNoted = names.units === undefined || mark?.look === names.units.look;
    const older = isNoted ? (mark?.older ?? 0) : (rendered?.sequence ?? 0);
    return older === 0 ? undefined : saidOf(older, stack);
  });
}
