import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
  request as send,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Asked, capacityOf, operationOf } from './functions-operations.ts';

/** What was asked of AWS. */
export interface Tally {
  /** Requests by `service:Operation`. */
  readonly operations: Record<string, number>;
  /** Of DynamoDB, as it says itself. */
  readUnits: number;
  writeUnits: number;
  /** Bytes of all objects written. */
  objectBytes: number;
}

/** One address for all of AWS: counts what passes and hands it on to the emulators. */
export interface Gateway {
  readonly url: string;
  /** The body of each object written, by key. */
  readonly objects: ReadonlyMap<string, Buffer>;
  /** What was asked since this was last called. */
  take(): Tally;
  close(): Promise<void>;
}

/**
 * Stands before the emulators. Secrets Manager, which has none, it answers itself:
 * every secret is `secret`.
 *
 * @param endpoints where DynamoDB is, and where S3 and SQS are
 */
export async function startGateway(endpoints: {
  readonly dynamodb: string;
  readonly others: string;
}): Promise<Gateway> {
  let tally = emptyTally();
  const objects = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const body = await readAll(request);
    const asked = { request, body, operation: operationOf(request) };
    count(tally, objects, asked);
    const own = ownAnswer(asked);
    if (own) return void response.writeHead(own.status, own.headers).end(own.body);
    const isDynamo = asked.operation.startsWith('dynamodb:');
    const target = isDynamo ? endpoints.dynamodb : endpoints.others;
    const answer = await forward(target, request, isDynamo ? withCapacity(body) : body, response);
    if (!isDynamo) return;
    const { read, write } = capacityOf(asked.operation, answer);
    tally.readUnits += read;
    tally.writeUnits += write;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    take() {
      const taken = tally;
      tally = emptyTally();
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function emptyTally(): Tally {
  return { operations: {}, readUnits: 0, writeUnits: 0, objectBytes: 0 };
}

function count(tally: Tally, objects: Map<string, Buffer>, asked: Asked): void {
  const { request, body, operation } = asked;
  tally.operations[operation] = (tally.operations[operation] ?? 0) + 1;
  if (operation !== 's3:PutObject') return;
  tally.objectBytes += body.length;
  const [, , ...key] = new URL(request.url ?? '', 'http://s3').pathname.split('/');
  objects.set(decodeURIComponent(key.join('/')), body);
}

/** DynamoDB says what an operation costs when it is asked to. */
function withCapacity(body: Buffer): Buffer {
  const request = JSON.parse(body.toString('utf8')) as object;
  return Buffer.from(JSON.stringify({ ...request, ReturnConsumedCapacity: 'TOTAL' }));
}

function ownAnswer({ operation, body }: Asked) {
  if (!operation.startsWith('secretsmanager:')) return undefined;
  const isPrevious = body.includes('AWSPREVIOUS');
  return {
    status: isPrevious ? 400 : 200,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify(
      isPrevious ? { __type: 'ResourceNotFoundException' } : { SecretString: 'secret' },
    ),
  };
}

/** Hands a request on, and what comes back; resolves with the body of that. */
async function forward(
  endpoint: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<Buffer> {
  const { host } = new URL(endpoint);
  const onward = { ...headers, host, 'content-length': String(body.length) };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    send(new URL(url ?? '', endpoint), { method, headers: onward }, resolve)
      .once('error', reject)
      .end(body);
  });
  const back = await readAll(answer);
  response.writeHead(answer.statusCode ?? 500, answer.headers).end(back);
  return back;
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
