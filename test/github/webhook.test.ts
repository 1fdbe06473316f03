import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { RequestError } from '../../lib/errors/errors.ts';
import { readDelivery, signBody } from '../../lib/github/webhook.ts';
import { fieldsOf, spoil } from '../support/github/with-nulls.ts';

/** Payloads that GitHub sent, by event. */
const file = createRequire(import.meta.url).resolve(
  '@octokit/webhooks-examples/api.github.com/index.json',
);
const events = JSON.parse(readFileSync(file, 'utf8')) as readonly {
  readonly name: string;
  readonly examples: readonly {
    readonly ref?: string;
    readonly after?: string;
    readonly action?: string;
    readonly number?: number;
    readonly repository?: { readonly id: number };
  }[];
}[];

function deliver(event: string, payload: unknown, secret = 'secret', known = [secret]) {
  const body = new TextEncoder().encode(JSON.stringify(payload));
  const headers = {
    'x-hub-signature-256': signBody(body, secret),
    'x-github-event': event,
    'x-github-delivery': '72d3162e',
  };
  return readDelivery({ headers, body }, known);
}

describe("GitHub's own example payloads", () => {
  it('are many', () => {
    expect(events.length).toBeGreaterThan(40);
  });

  it.each(events.map(({ name, examples }) => [name, examples] as const))(
    '%s is read, or answered and ignored',
    (name, examples) => {
      for (const example of examples) {
        const { ref, after, action, number, repository } = example;
        const at = {
          ...{ repository: 'Codertocat/Hello-World', delivery: '72d3162e' },
          repositoryId: repository?.id,
        };
        const isPreviewed =
          /^(?:opened|reopened|synchronize|edited|closed|labeled|unlabeled)$/u.test(action ?? '');
        const expected =
          name === 'push'
            ? { ...at, ref, head: after }
            : name === 'pull_request'
              ? isPreviewed
                ? { ...at, repository: expect.any(String), pullRequest: number }
                : { event: `pull_request ${action}` }
              : { event: name };
        expect(deliver(name, example)).toEqual(expected);
      }
    },
  );
});

describe('an example payload with one field that is null or missing', () => {
  const read = events.filter(({ name }) => ['push', 'pull_request'].includes(name));

  it.each(read.map(({ name, examples }) => [name, examples] as const))(
    '%s is read, or refused with the reason',
    (name, examples) => {
      const [example] = examples;
      for (const path of fieldsOf(example).filter(({ length }) => length < 3))
        for (const value of [null, undefined])
          try {
            expect(deliver(name, spoil(example, { path, value }))).toBeDefined();
          } catch (error) {
            expect(error).toMatchObject({ name: 'RequestError', status: 400 });
          }
    },
  );
});

describe('a signature', () => {
  it('is good with the old secret and with the new one, while one replaces the other', () => {
    const secrets = ['new', 'old'];
    expect(deliver('ping', {}, 'new', secrets)).toEqual({ event: 'ping' });
    expect(deliver('ping', {}, 'old', secrets)).toEqual({ event: 'ping' });
  });

  it('of another secret is refused', () => {
    expect(() => deliver('ping', {}, 'stranger', ['secret'])).toThrow(RequestError);
  });

  it('counts over the raw bytes', () => {
    const body = new TextEncoder().encode('{"a":1}');
    const headers = { 'x-hub-signature-256': signBody(body, 'secret') };
    const spaced = new TextEncoder().encode('{"a": 1}');
    expect(() => readDelivery({ headers, body: spaced }, ['secret'])).toThrow(/does not match/u);
  });
});

describe('a delivery without an id', () => {
  it.each(['push', 'pull_request', 'ping'])('is refused: %s', (event) => {
    const body = new TextEncoder().encode('{"ref":"refs/heads/main","after":"a"}');
    const headers = { 'x-hub-signature-256': signBody(body, 'secret'), 'x-github-event': event };
    expect(() => readDelivery({ headers, body }, ['secret'])).toThrow(
      expect.objectContaining({ status: 400, message: 'the delivery has no id' }),
    );
  });
});
