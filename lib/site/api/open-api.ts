import { statusSchema } from '../../plan/standing/status-data.ts';
import { apiWordsIn } from '../../words/api-words.ts';
import type { Site } from '../models.ts';
import {
  type ApiExamples,
  type ApiOperation,
  type ApiParameter,
  apiOperations,
  parametersOf,
} from './operations.ts';
import { apiSchemas } from './schemas.ts';

const parameters: Readonly<Record<ApiParameter, { description: string; pattern?: string }>> = {
  document: {
    description:
      'The path of the document’s page, such as climate/commitment-24. It may have slashes, which stay as they are.',
  },
  commit: {
    description: 'The first 12 digits of the commit that left the version, as addresses have them',
    pattern: '^([0-9a-f]{12}|[0-9a-f]{40})$',
  },
  before: { description: 'The commit of the older version, in the same form' },
  after: { description: 'The commit of the newer version' },
  changeSet: {
    description:
      'The first 12 digits of the commit; of one that was published again, with its number: 6e2f97da0d1f-7',
  },
  day: { description: 'A day in UTC: 2016-05-01', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
};

/**
 * What programs may ask of a site, as OpenAPI 3.1 describes it. It is in English, as the names in it
 * are.
 *
 * @param examples something real for each parameter, so that whoever tries it gets an answer
 */
export function openApi(site: Site, examples: ApiExamples): object {
  const words = apiWordsIn('en');
  return {
    openapi: '3.1.0',
    info: {
      title: site.title,
      description: [words.introduction, ...words.rules].join('\n\n'),
      version: '1',
    },
    servers: [{ url: site.baseUrl }],
    paths: Object.fromEntries(
      apiOperations.map((operation) => [
        operation.path,
        { get: describeOperation(operation, examples) },
      ]),
    ),
    components: { schemas: { ...apiSchemas, status: withoutDialect(statusSchema()) } },
  };
}

function describeOperation(operation: ApiOperation, examples: ApiExamples): object {
  const { name, type, schema } = operation;
  const summary = apiWordsIn('en').operations[name];
  const content = { [type]: { schema: schemaOf(schema) } };
  return {
    operationId: name,
    summary,
    parameters: parametersOf(operation).map((parameter) => describe(parameter, examples)),
    responses: {
      200: { description: summary, content },
      404: { description: 'There is nothing of that name; an HTML page says so.' },
    },
  };
}

function schemaOf(schema: ApiOperation['schema']): object {
  return schema === undefined ? { type: 'string' } : { $ref: `#/components/schemas/${schema}` };
}

function describe(name: ApiParameter, examples: ApiExamples): object {
  const { description, pattern } = parameters[name];
  const example = examples[name];
  return {
    ...{ name, in: 'path', required: true, description },
    schema: { type: 'string', ...(pattern === undefined ? {} : { pattern }) },
    ...(example === undefined ? {} : { example }),
  };
}

/** OpenAPI says for all schemas at once which dialect they are in. */
function withoutDialect(schema: string): object {
  const { $schema, ...rest } = JSON.parse(schema) as Record<string, unknown>;
  return rest;
}
