import {
  apiAddress,
  changesAddress,
  href,
  searchAddress,
  statusAddress,
  subscribeAddress,
} from '../../plan/addresses/addresses.ts';
import { apiWordsIn } from '../../words/api-words.ts';
import { absolute } from '../http/absolute.ts';
import type { Site } from '../models.ts';
import { type ApiExamples, apiOperations, examplePath } from './operations.ts';

/** A description of the site for language models, as https://llmstxt.org/ has it. In English. */
export function modelsText(site: Site, examples: ApiExamples): string {
  const words = apiWordsIn('en');
  const link = (title: string, address: string, note = '') =>
    `- [${title}](${absolute(site, address)})${note === '' ? '' : `: ${note}`}`;
  const data = apiOperations.map((operation) => {
    const example = examplePath(operation, examples);
    const text = words.operations[operation.name];
    return example === undefined
      ? `- \`${site.baseUrl}${operation.path}\`: ${text}`
      : `- \`${site.baseUrl}${operation.path}\`: ${text} ([${words.example.toLowerCase()}](${site.baseUrl}${href(example)}))`;
  });
  return [
    `# ${oneLine(site.title)}`,
    '> A public plan with every version of every document. What is in force is at the address of a document; each former version, what changed in it and who is late has an address of its own.',
    '## Pages',
    [
      link('Contents', '/'),
      link('Status', statusAddress(), 'how each commitment stands, and who is late'),
      link('Changes', changesAddress(), 'every published commit'),
      ...(site.isPlainFiles ? [] : [link('Search', searchAddress(), 'add ?q= and some words')]),
      link('Feeds and calendars', subscribeAddress()),
    ].join('\n'),
    '## Data',
    [link('OpenAPI 3.1', apiAddress('openapi.json'), words.introduction), ...data].join('\n'),
    '## Rules',
    words.rules.map((rule) => `- ${rule}`).join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
