import { createCipheriv } from 'node:crypto';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { createDynamoVersionStore } from '../../../lib/aws/dynamo/dynamo-version-store.ts';
import type { Publication } from '../../../lib/ports/version-store.ts';
import { connect, type Place, useEmulators } from '../../contract/emulated.ts';
import { cursorAt, hash, idOf, publicationOf } from '../../contract/publications.ts';

const freshPlace = useEmulators();

/** Bytes that do not compress and are the same in every run. */
function noise(length: number, seed: number): Uint8Array {
  return createCipheriv('aes-128-ctr', Buffer.alloc(16, seed), Buffer.alloc(16)).update(
    Buffer.alloc(length),
  );
}

/** More than 100 items, more than one part of a log, and one text too large for an item. */
const first = publicationOf(
  1,
  Array.from({ length: 30 }, (_, index) => ({
    path: `chapter-${index % 7}/${index}.md`,
    ...(index < 5 ? { text: noise(290_000, index) } : {}),
    ...(index === 5 ? { text: noise(310_000, index) } : {}),
  })),
  { members: [{ set: 'LINK#a.png', member: 'a', present: true }] },
);
const second = publicationOf(
  2,
  Array.from({ length: 20 }, (_, index) => ({
    path: `chapter-${index % 7}/${index}.md`,
    number: 2,
  })),
  {
    lookups: [{ key: 'PATH#chapter-0/0.md', value: undefined }],
    members: [{ set: 'LINK#a.png', member: 'a', present: false }],
  },
);

/** Opens the same place as a process that is killed right after its n-th call; counts its calls. */
function mortal(place: Place, lastCall: number) {
  const connected = connect(place.environment, place.names);
  let calls = 0;
  const live = async <Answer>(next: () => Promise<Answer>): Promise<Answer> => {
    calls += 1;
    if (calls > lastCall) throw new Error('killed');
    const answer = await next();
    if (calls === lastCall) throw new Error('killed');
    return answer;
  };
  const options = { step: 'initialize', name: 'mortality' } as const;
  connected.client.middlewareStack.add((next) => (args) => live(() => next(args)), options);
  connected.s3.middlewareStack.add((next) => (args) => live(() => next(args)), options);
  return { store: createDynamoVersionStore(connected), calls: () => calls };
}

/** Everything in the table and the bucket, in one order. */
async function contents({ client, s3, table, names }: Place): Promise<string[]> {
  const lines: string[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: table, ...(ExclusiveStartKey ? { ExclusiveStartKey } : {}) }),
    );
    for (const item of page.Items ?? []) lines.push(JSON.stringify(readable(item)));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: names.objects }));
  return [...lines.sort(), ...Contents.map(({ Key, ETag }) => `${Key} ${ETag}`)];
}

function readable(item: Record<string, unknown>) {
  return Object.entries(item)
    .map(([name, value]) =>
      value instanceof Uint8Array
        ? [name, hash(Buffer.from(value).toString('base64'))]
        : [name, value],
    )
    .sort();
}

/** Publishes as the next process would: finish what was begun, then what is still missing. */
async function resume(place: Place, publications: readonly Publication[]): Promise<void> {
  const store = createDynamoVersionStore(place);
  await store.recover();
  const done = (await store.cursor('ingested'))?.sequence ?? 0;
  for (const publication of publications.slice(done)) await store.publish(publication);
}

describe('a publication too big for one transaction', () => {
  it('ends the same wherever its process is killed', async () => {
    const undisturbed = await freshPlace();
    await resume(undisturbed, [first, second]);
    const expected = await contents(undisturbed);
    const counted = mortal(await freshPlace(), Number.POSITIVE_INFINITY);
    await counted.store.publish(first);
    await counted.store.publish(second);
    expect(counted.calls()).toBeGreaterThan(15);
    for (let call = 1; call < counted.calls(); call += 1) {
      const place = await freshPlace();
      const { store } = mortal(place, call);
      const run = async () => {
        await store.publish(first);
        await store.publish(second);
      };
      await expect(run()).rejects.toThrow('killed');
      await resume(place, [first, second]);
      expect({ call, contents: await contents(place) }).toEqual({ call, contents: expected });
    }
  });

  it('leaves nothing but large texts of a publication that was given up before it was certain', async () => {
    const undisturbed = await freshPlace();
    await resume(undisturbed, [publicationOf(1, [{ path: 'other.md' }])]);
    const place = await freshPlace();
    const { store } = mortal(place, 4);
    await expect(store.publish(first)).rejects.toThrow('killed');
    await resume(place, [publicationOf(1, [{ path: 'other.md' }])]);
    const left = (await contents(place)).filter((line) => !line.startsWith('texts/'));
    expect(left).toEqual(await contents(undisturbed));
  });

  it('is finished once by several processes that find it', async () => {
    const undisturbed = await freshPlace();
    await resume(undisturbed, [first]);
    const place = await freshPlace();
    const { store } = mortal(place, 12);
    await expect(store.publish(first)).rejects.toThrow('killed');
    const finders = [1, 2, 3].map(() =>
      createDynamoVersionStore(connect(place.environment, place.names)),
    );
    await Promise.all(finders.map((finder) => finder.recover()));
    expect(await contents(place)).toEqual(await contents(undisturbed));
  });

  it('becomes visible at once', async () => {
    const place = await freshPlace();
    const { store } = mortal(place, 12);
    await expect(store.publish(first)).rejects.toThrow('killed');
    const reader = createDynamoVersionStore(place);
    expect(await reader.cursor('ingested')).toBeUndefined();
    expect(await reader.changeSets(1, 1)).toEqual([]);
    expect(await reader.publishedAs(cursorAt(1).commit.slice(0, 12))).toBeUndefined();
    await reader.recover();
    expect(await reader.cursor('ingested')).toEqual(cursorAt(1));
    expect(await reader.changeSets(1, 1)).toEqual([first.changeSet]);
  });
});

describe('a publication of thousands of changes', () => {
  const changes = 5_000;
  const drafts = Array.from({ length: changes }, (_, index) => ({
    path: `chapter-${index % 50}/${index}.md`,
  }));
  const huge = publicationOf(1, drafts);

  it('is published whole, though its process is killed on the way', async () => {
    const place = await freshPlace();
    const { store } = mortal(place, 60);
    await expect(store.publish(huge)).rejects.toThrow('killed');
    await resume(place, [huge]);
    const reader = createDynamoVersionStore(place);
    expect(await reader.changeSets(1, 1)).toEqual([huge.changeSet]);
    const ids = drafts.map(({ path }) => idOf(path));
    expect((await reader.documents(ids)).size).toBe(drafts.length);
    const last = ids.at(-1) ?? '';
    expect(await reader.versionsOf(last, 1)).toHaveLength(1);
    expect(Buffer.from(await reader.source(last, 1)).toString()).toContain(String(changes - 1));
    expect(await reader.changesUnder('chapter-49', 1, 10)).toEqual([1]);
  });
});
