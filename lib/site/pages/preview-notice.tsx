import { renderToString } from 'preact-render-to-string';
import { href, previewAddress } from '../../plan/addresses/addresses.ts';
import { wordsFor } from '../../words/site-words.ts';
import type { Site } from '../models.ts';

/** Says at the top of a page that it is not published, as HTML. */
export function previewNotice(pullRequest: number, site: Site): string {
  const words = wordsFor(site.language);
  return renderToString(
    <aside class="preview" lang={words.language} aria-label={words.preview(pullRequest)}>
      <p>
        <strong>{words.preview(pullRequest)}.</strong> {words.previewExplanation}{' '}
        <a href={href(previewAddress(pullRequest))}>{words.previewStart}</a>
      </p>
    </aside>,
  );
}
