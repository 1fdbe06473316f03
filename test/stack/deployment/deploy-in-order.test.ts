import { describe, expect, it } from '@jest/globals';
import { deployInOrder } from '../../../lib/stack/deployment/deploy-in-order.ts';
import { createStack, creationOrder } from '../../support/stack-creation.ts';
import { resourcesOf, samplePlan, synthesizePlan } from '../sample-stack.ts';

const first = resourcesOf(synthesizePlan({ ...samplePlan, isCreating: true }));
const later = resourcesOf(synthesizePlan());

describe('the first deployment', () => {
  it('takes back everything, whichever resource fails, and can be repeated', () => {
    for (const id of Object.keys(first)) {
      const account = new Set<string>();
      const status = createStack(first, account, id);
      expect({ id, status, left: [...account] }).toEqual({
        id,
        status: 'ROLLBACK_COMPLETE',
        left: [],
      });
      expect(createStack(first, account)).toBe('CREATE_COMPLETE');
    }
  });

  it('would not, were the table protected at once', () => {
    const last = creationOrder(later).at(-1) ?? '';
    expect(createStack(later, new Set(), last)).toBe('ROLLBACK_FAILED');
  });

  it('has nothing woken before everything else is there: buckets stay empty until then', () => {
    // CloudFormation lets nothing wait for what may not be there.
    const sure = creationOrder(first).filter((id) => first[id]?.Condition === undefined);
    const order = sure.map((id) => first[id]?.Type ?? '');
    const rule = order.indexOf('AWS::Events::Rule');
    expect(new Set(order.slice(rule + 1))).toEqual(new Set(['AWS::Lambda::Permission']));
  });

  it('differs from the second in the protection of the table alone', () => {
    const changed = Object.keys(later).filter(
      (id) => JSON.stringify(later[id]) !== JSON.stringify(first[id]),
    );
    expect(changed.map((id) => later[id]?.Type)).toEqual(['AWS::DynamoDB::Table']);
  });
});

describe('npm run deploy', () => {
  /** Deploys against stacks of these statuses; answers with what `cdk deploy` was called with. */
  async function deploy(statuses: Record<string, string>, codes: number[] = [], isReady = true) {
    const calls: string[] = [];
    const code = await deployInOrder(['climate', 'energy'], ['--all'], {
      statusOf: async (stack) => statuses[stack],
      async isReady(stacks) {
        calls.push(`look at ${stacks.join(',')}`);
        return isReady;
      },
      async cdkDeploy(words) {
        calls.push(words.join(' '));
        return codes.shift() ?? 0;
      },
    });
    return { calls, code };
  }

  it('protects what is new by a second deployment, once the first went well', async () => {
    expect(await deploy({ climate: 'UPDATE_COMPLETE' })).toEqual({
      calls: ['look at energy', '--all --context creating=energy', '--all'],
      code: 0,
    });
  });

  it('protects nothing when the first fails, and does the same when it is repeated', async () => {
    const look = 'look at climate,energy';
    const failed = { calls: [look, '--all --context creating=climate,energy'], code: 1 };
    expect(await deploy({}, [1])).toEqual(failed);
    const half = { climate: 'ROLLBACK_COMPLETE', energy: 'REVIEW_IN_PROGRESS' };
    expect(await deploy(half, [1])).toEqual(failed);
  });

  it('makes nothing while something stands against it', async () => {
    expect(await deploy({}, [], false)).toEqual({ calls: ['look at climate,energy'], code: 1 });
  });

  it('leaves protection on where a stack is there, even after an update that failed', async () => {
    const there = { climate: 'UPDATE_ROLLBACK_COMPLETE', energy: 'CREATE_COMPLETE' };
    expect(await deploy(there)).toEqual({ calls: ['--all'], code: 0 });
  });
});
