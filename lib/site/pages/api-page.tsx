import {
  apiAddress,
  href,
  modelsAddress,
  subscribeAddress,
} from '../../plan/addresses/addresses.ts';
import { apiWordsIn } from '../../words/api-words.ts';
import { wordsFor } from '../../words/site-words.ts';
import { type ApiExamples, apiOperations, examplePath } from '../api/operations.ts';
import { htmlText } from '../html/html-text.ts';
import type { Site } from '../models.ts';
import { Layout } from './layout.tsx';

/** The page that says to people what programs may ask for. */
export function renderApiPage(site: Site, examples: ApiExamples): string {
  const words = wordsFor(site.language);
  const own = apiWordsIn(words.language);
  return htmlText(
    <Layout
      site={site}
      words={words}
      title={own.title}
      description={own.introduction}
      canonical={apiAddress()}
      breadcrumbs={[{ address: '/', title: site.title }]}
    >
      <h1>{own.title}</h1>
      <p class="lead">{own.introduction}</p>
      <ul>
        <li>
          <a href={href(apiAddress('openapi.json'))}>{own.description}</a>
        </li>
        <li>
          <a href={href(modelsAddress())}>{own.forModels}</a>
        </li>
        <li>
          <a href={href(subscribeAddress())}>{own.watch}</a>
        </li>
      </ul>
      <ul>
        {apiOperations.map((operation) => {
          const example = examplePath(operation, examples);
          const text = own.operations[operation.name];
          return (
            <li key={operation.name}>
              <code dir="ltr">{operation.path}</code>
              <br />
              {example === undefined ? text : <a href={href(example)}>{text}</a>}
            </li>
          );
        })}
      </ul>
      <ul>
        {own.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </Layout>,
  );
}
