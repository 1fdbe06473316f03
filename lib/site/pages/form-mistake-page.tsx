import { href } from '../../plan/addresses/addresses.ts';
import { wordsFor } from '../../words/site-words.ts';
import type { FormMistake } from '../../words/words.ts';
import { htmlText } from '../html/html-text.ts';
import type { Site } from '../models.ts';
import { Layout } from './layout.tsx';

/** Says why a form led nowhere, with the way back. */
export function renderFormMistakePage(
  site: Site,
  page: {
    readonly mistake: FormMistake;
    readonly back: string;
    readonly language: string | undefined;
  },
): string {
  const words = wordsFor(page.language, site.language);
  return htmlText(
    <Layout site={site} words={words} title={words.formNotAnswered}>
      <h1>{words.formNotAnswered}</h1>
      <p class="lead">{words.formMistakes[page.mistake]}</p>
      <ul class="links">
        <li>
          <a href={href(page.back)}>{words.back}</a>
        </li>
      </ul>
    </Layout>,
  );
}
