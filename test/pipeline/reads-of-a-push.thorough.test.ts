import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createDynamoIndexStore } from '../../lib/aws/dynamo/dynamo-index-store.ts';
import { createDynamoVersionStore } from '../../lib/aws/dynamo/dynamo-version-store.ts';
import { openGitSource } from '../../lib/git/git-source.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { announce } from '../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { render } from '../../lib/pipeline/render/render.ts';
import { describeSite } from '../../lib/site/describe-site.ts';
import { commitment, middlePath, planOf } from '../bench/plan-of.ts';
import { type Place, useEmulators } from '../contract/emulated.ts';
import { createRepository, type Repository } from '../support/repository.ts';

/** Commitments of the plan. */
const size = 60;

/** What one push of one document may ask of the table; docs/decisions/few-reads.md says what for. */
const mostReads = 24;

/** Pushes before those that are counted: the next ones complete an archive of each feed. */
const earlier = 17;

describe('a push of one document', () => {
  const place = useEmulators();
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  it(`asks the table at most ${mostReads} times, whatever came before it`, async () => {
    const repository = await createRepository();
    closing.push(() => repository.close());
    await repository.commit({ message: 'First', files: planOf(size) });
    const amend = (round: number) =>
      repository.commit({ message: 'Amend', files: { [middlePath(size)]: textOf(round) } });
    for (let round = 1; round <= earlier; round += 1) await amend(round);
    const { reads, publish } = await publisher(repository, await place());
    await publish();
    for (const round of [1, 2, 3, 4]) {
      await amend(earlier + round);
      reads.length = 0;
      await publish();
      // The names of the reads say what there is too much of.
      expect(reads.slice(mostReads).length === 0 ? [] : reads).toEqual([]);
    }
  });

  const publisher = async (
    repository: Repository,
    { client, table, objects }: Place,
  ): Promise<{ reads: string[]; publish: () => Promise<void> }> => {
    const source = await openGitSource({ repository: repository.directory, branch: 'main' });
    closing.push(() => source.close());
    const reads: string[] = [];
    const counted = { client: countingReads(client, reads), table, objects };
    const ports = {
      source,
      store: createDynamoVersionStore(counted),
      index: createDynamoIndexStore(counted),
      pages: createMemoryPageStore(),
      author: { report: async () => {} },
    };
    const site = describeSite('Plan', 'https://plan.example.org', 'en');
    const publish = async () => {
      await ingest(ports);
      await render(ports, site);
      await announce(ports, site);
    };
    return { reads, publish };
  };
});

function textOf(round: number): string {
  return commitment(Math.ceil(size / 2), `amended ${round}`);
}

/** A client that writes down what it is asked to read. */
function countingReads(client: DynamoDBDocumentClient, reads: string[]): DynamoDBDocumentClient {
  return new Proxy(client, {
    get(object, name) {
      const value: unknown = Reflect.get(object, name, object);
      if (name !== 'send' || typeof value !== 'function') return value;
      return (command: { readonly input: unknown }, ...rest: unknown[]) => {
        const kind = command.constructor.name;
        if (/^(?:Get|BatchGet|Query)Command$/u.test(kind))
          reads.push(`${kind} ${JSON.stringify(command.input).slice(0, 300)}`);
        return Reflect.apply(value, object, [command, ...rest]);
      };
    },
  });
}
