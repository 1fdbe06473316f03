import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { pageKey } from '../../../lib/plan/addresses/addresses.ts';
import { resolveAddress } from '../../../lib/site/http/address-rules.ts';
import { publishDated, story } from './dated-plan.ts';

interface Parameter {
  readonly name: string;
  readonly example?: string;
}

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const today = '2016-07-06';

/** The same schema, which refuses members that it does not describe. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.entries(schema).map(([name, value]) => [name, closed(value)] as const);
  const isObject = 'type' in schema && schema.type === 'object' && 'properties' in schema;
  return { ...(isObject && { additionalProperties: false }), ...Object.fromEntries(inner) };
}

describe('what programs may ask for', () => {
  let plan: Awaited<ReturnType<typeof publishDated>>;
  let description: OpenApi;
  const stored = async (path: string) => {
    const page = await plan.pages.get(pageKey(path));
    return page && { text: Buffer.from(page.body).toString(), contentType: page.contentType };
  };
  const fetched = async (path: string) => (await stored(path)) ?? plan.answer(path, today);
  const isThere = async (path: string) =>
    (await stored(path)) !== undefined || (await plan.found(path, today)) !== undefined;
  const operations = () =>
    Object.entries(description.paths).map(([path, { get }]) => ({ path, ...get }));
  const exampleOf = ({ path, parameters }: { path: string } & Operation) =>
    parameters.reduce((made, { name, example = '' }) => made.replace(`{${name}}`, example), path);

  beforeAll(async () => {
    plan = await publishDated(story);
    description = JSON.parse((await plan.ask('/@api/openapi.json', today)) ?? '');
  });

  it('is described by OpenAPI 3.1, with an example of each parameter', () => {
    expect(description.openapi).toBe('3.1.0');
    for (const { path, parameters } of operations()) {
      const named = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
      expect(parameters.map(({ name }) => name)).toEqual(named);
      expect(parameters.filter(({ example }) => example === undefined)).toEqual([]);
    }
  });

  it('is there, of its type, and as its schema says: nothing less, and nothing more', async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    for (const operation of operations()) {
      const [[type, { schema }] = ['', { schema: {} }]] = Object.entries(
        operation.responses[200]?.content ?? {},
      );
      const found = await fetched(exampleOf(operation));
      expect([operation.operationId, found?.contentType?.split(';')[0]]).toEqual([
        operation.operationId,
        type,
      ]);
      if (!type.includes('json')) continue;
      const { schemas } = description.components;
      const isOwn = type === 'application/json';
      const components = { schemas: isOwn ? closed(schemas) : schemas };
      const validate = ajv.compile({ ...schema, components });
      validate(JSON.parse(found?.text ?? ''));
      expect([operation.operationId, validate.errors]).toEqual([operation.operationId, null]);
    }
  });

  it('has addresses that lead somewhere, wherever an answer names one', async () => {
    const addresses = new Set<string>();
    for (const operation of operations())
      if (operation.operationId !== 'feed')
        for (const [, path = ''] of ((await fetched(exampleOf(operation)))?.text ?? '').matchAll(
          /"https:\/\/plan\.example\.org([^"\\]*)"/gu,
        ))
          addresses.add(path);
    expect(addresses.size).toBeGreaterThan(30);
    for (const path of addresses)
      expect([path, await isThere(decodeURI(path))]).toEqual([path, true]);
  });

  it('is at addresses of files, which the edge does not send elsewhere', () => {
    for (const operation of operations()) {
      const path = exampleOf(operation);
      expect(resolveAddress(path)).toEqual({ kind: 'object', key: path.slice(1) });
    }
  });

  it('tells what was withdrawn, reinstated and late as the pages do', async () => {
    const versions = JSON.parse(
      (await plan.ask('/en/ways/commitment-4/@history/data.json', today)) ?? '',
    );
    expect(versions).toMatchObject({ isWithdrawn: true });
    expect(versions.versions.map(({ summary }: { summary: string }) => summary)[0]).toContain(
      'tatus',
    );
    const status = JSON.parse((await plan.ask('/en/@2016-06-22/@status/status.json', today)) ?? '');
    expect(status.day).toBe('2016-06-22');
  });

  it('comes in parts where it is long', async () => {
    expect(
      JSON.parse((await plan.ask('/@api/documents-3.json', today)) ?? '').documents[0],
    ).toEqual(JSON.parse((await plan.ask('/@api/documents.json', today)) ?? '').documents[2]);
    const changes = JSON.parse((await plan.ask('/@changes/up-to-2.json', today)) ?? '');
    expect(changes.changeSets.map(({ sequence }: { sequence: number }) => sequence)).toEqual([
      2, 1,
    ]);
  });

  it('is told to people, and to language models', async () => {
    const page = (await plan.ask('/@api/', today)) ?? '';
    expect(page).toContain('href="/@api/openapi.json"');
    const text = (await plan.ask('/llms.txt', today)) ?? '';
    expect(text).toMatch(/^# Plan\n\n> /u);
    for (const [, path = ''] of text.matchAll(/\]\(https:\/\/plan\.example\.org([^)]*)\)/gu))
      if (path !== '/@search/')
        expect([path, await fetched(path)]).toEqual([path, expect.anything()]);
  });

  it.each(['/@api/documents-1.json.json', '/@changes/nothing/data.json', '/@api/x.json'])(
    'is not %s',
    async (path) => {
      expect(await plan.answer(path, today)).toBeUndefined();
    },
  );
});
