import type { VNode } from 'preact';
import { changesAddress } from '../../plan/addresses/addresses.ts';
import { wordsFor } from '../../words/site-words.ts';
import type { Words } from '../../words/words.ts';
import { htmlText } from '../html/html-text.ts';
import type { ChangeSetLine, ChangesPage, Site } from '../models.ts';
import { ChangeSetList } from '../parts/change-set-list.tsx';
import { Neighbours } from '../parts/neighbours.tsx';
import { Layout } from './layout.tsx';

/** The change sets of the plan, newest first; an archive page holds older ones. */
export function renderChangesPage(site: Site, page: ChangesPage): string {
  const words = wordsFor(site.language);
  const isNewest = page.newer === undefined;
  return htmlText(
    <Layout
      site={site}
      words={words}
      title={words.allChanges}
      // An archive does not know its own address; each change set on it has a page to be found by.
      canonical={isNewest ? changesAddress() : undefined}
      breadcrumbs={[{ address: '/', title: site.title }]}
    >
      <h1>{words.allChanges}</h1>
      <p class="lead">{page.lines.length === 0 ? words.noChangesYet : words.changesIntroduction}</p>
      <ChangeSetList lines={page.lines.filter(isChange)} words={words} />
      <Apart lines={page.lines.filter((line) => !isChange(line))} words={words} />
      <Neighbours
        label={words.allChanges}
        previous={page.newer}
        next={page.older}
        previousLabel={words.newer}
        nextLabel={words.older}
      />
    </Layout>,
  );
}

/** Commits that changed nothing that is published: on the record, but no news. */
function Apart(props: { lines: readonly ChangeSetLine[]; words: Words }): VNode | null {
  const { lines, words } = props;
  if (lines.length === 0) return null;
  return (
    <details class="apart">
      <summary>{words.commitsApart(lines.length)}</summary>
      <ChangeSetList lines={lines} brief words={words} />
    </details>
  );
}

function isChange({ documents }: ChangeSetLine): boolean {
  return documents > 0;
}
