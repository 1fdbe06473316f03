import type { ApiOperationName } from '../../words/api-words.ts';
import type { apiSchemas } from './schemas.ts';

/** What stands in the place of a name in braces. */
export type ApiParameter = 'document' | 'commit' | 'before' | 'after' | 'changeSet' | 'day';

/** Something that programs may ask for. */
export interface ApiOperation {
  readonly name: ApiOperationName;
  /** With names in braces. */
  readonly path: string;
  readonly type: string;
  readonly schema?: keyof typeof apiSchemas | 'status';
}

const json = 'application/json';

export const apiOperations: readonly ApiOperation[] = [
  { name: 'documents', path: '/@api/documents.json', type: json, schema: 'documents' },
  { name: 'version', path: '/{document}/@{commit}/data.json', type: json, schema: 'version' },
  { name: 'text', path: '/{document}/@{commit}/source.md', type: 'text/markdown' },
  { name: 'versions', path: '/{document}/@history/data.json', type: json, schema: 'versions' },
  {
    ...{ name: 'redline', path: '/{document}/@compare/{before}..{after}/data.json' },
    ...{ type: json, schema: 'redline' },
  },
  { name: 'changeSets', path: '/@changes/data.json', type: json, schema: 'changeSets' },
  { name: 'changeSet', path: '/@changes/{changeSet}/data.json', type: json, schema: 'changeSet' },
  { name: 'status', path: '/@status/status.json', type: json, schema: 'status' },
  { name: 'statusOnDay', path: '/@{day}/@status/status.json', type: json, schema: 'status' },
  { name: 'statusTable', path: '/@status/status.csv', type: 'text/csv' },
  { name: 'feed', path: '/feed.json', type: 'application/feed+json', schema: 'jsonFeed' },
  {
    ...{ name: 'deadlines', path: '/@feeds/deadlines.json' },
    ...{ type: 'application/feed+json', schema: 'jsonFeed' },
  },
  { name: 'calendar', path: '/@feeds/due.ics', type: 'text/calendar' },
];

/** Something real of the site for each name in braces; none where the site has none. */
export type ApiExamples = Readonly<Partial<Record<ApiParameter, string>>>;

/** The names in braces of a path, in order. */
export function parametersOf({ path }: Pick<ApiOperation, 'path'>): ApiParameter[] {
  return [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name as ApiParameter);
}

/** The path with something real in the place of each name; `undefined` where the site has none. */
export function examplePath(operation: ApiOperation, examples: ApiExamples): string | undefined {
  const names = parametersOf(operation);
  if (names.some((name) => examples[name] === undefined)) return undefined;
  return names.reduce<string>(
    (path, name) => path.replace(`{${name}}`, () => examples[name] ?? ''),
    operation.path,
  );
}
