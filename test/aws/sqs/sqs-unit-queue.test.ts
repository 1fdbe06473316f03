import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createSqsClient } from '../../../lib/aws/clients/clients.ts';
import { createSqsUnitQueue, parseUnitMessage } from '../../../lib/aws/sqs/sqs-unit-queue.ts';
import type { UnitMessage } from '../../../lib/ports/unit-queue.ts';
import { useService } from '../service.ts';

const service = useService();

const messages: UnitMessage[] = Array.from({ length: 23 }, (_, at) => ({
  run: 3,
  unit: { first: at + 1, last: at + 1, ...(at % 2 ? { part: { number: at, size: 200 } } : {}) },
}));

interface Entry {
  readonly Id: string;
  readonly MessageBody: string;
}

/** What SQS took, and the sizes of the batches; each message is refused as often as `refusals` says. */
function takeBatches(refusals: (message: UnitMessage) => number) {
  const taken: UnitMessage[] = [];
  const sizes: number[] = [];
  const refused = new Map<string, number>();
  service.answerWith(({ body }) => {
    const { Entries } = JSON.parse(body) as { Entries: Entry[] };
    sizes.push(Entries.length);
    const isTaken = ({ MessageBody }: Entry) => {
      const before = refused.get(MessageBody) ?? 0;
      refused.set(MessageBody, before + 1);
      return before >= refusals(JSON.parse(MessageBody));
    };
    const [Successful, Failed]: [object[], object[]] = [[], []];
    for (const entry of Entries)
      if (isTaken(entry)) {
        const { Id, MessageBody } = entry;
        taken.push(JSON.parse(MessageBody));
        const MD5OfMessageBody = createHash('md5').update(MessageBody).digest('hex');
        Successful.push({ Id, MessageId: Id, MD5OfMessageBody });
      } else Failed.push({ Id: entry.Id, Code: 'InternalError', SenderFault: false });
    return {
      status: 200,
      type: 'application/x-amz-json-1.0',
      body: JSON.stringify({ Successful, Failed }),
    };
  });
  return { taken, sizes };
}

const send = () => {
  const client = createSqsClient(service.environment());
  const queue = createSqsUnitQueue(client, 'https://sqs.example.org/units', async () => {});
  return queue.send(messages);
};

describe('the queue of units', () => {
  it('takes ten messages at a time', async () => {
    const { taken, sizes } = takeBatches(() => 0);
    await send();
    expect(sizes).toEqual([10, 10, 3]);
    expect(taken).toEqual(messages);
  });

  it('gets again what it did not take of a batch, and nothing else', async () => {
    const { taken, sizes } = takeBatches(({ unit }) =>
      unit.first === 2 || unit.first === 9 ? 2 : 0,
    );
    await send();
    expect(sizes).toEqual([10, 2, 2, 10, 3]);
    expect(taken.toSorted((a, b) => a.unit.first - b.unit.first)).toEqual(messages);
  });

  it('says so when it does not take one at all', async () => {
    takeBatches(({ unit }) => (unit.first === 5 ? 99 : 0));
    await expect(send()).rejects.toThrow(
      'The queue of units did not take a message 5 times: InternalError',
    );
  });
});

describe('a message of the queue of units', () => {
  it('is small, and read as it was written', () => {
    for (const message of messages) {
      expect(parseUnitMessage(JSON.stringify(message))).toEqual(message);
      expect(JSON.stringify(message).length).toBeLessThan(100);
    }
  });

  it.each([
    ...['', 'no', '{}', 'null', '[]', '{"run":1}', '{"run":1,"unit":{"first":0,"last":1}}'],
    ...['{"run":1,"unit":{"first":2,"last":1}}', '{"run":"1","unit":{"first":1,"last":1}}'],
    ...['{"run":1,"unit":{"first":1,"last":1,"part":{"number":-1,"size":2}}}'],
    ...['{"run":1,"unit":{"first":1,"last":1,"part":7}}'],
  ])('is none where it says %s', (body) => {
    expect(parseUnitMessage(body)).toBeUndefined();
  });
});
