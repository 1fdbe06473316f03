import { changesAddress } from '../plan/addresses.ts';
import { ChangeSetList } from './change-set-list.tsx';
import { htmlText } from './html-text.ts';
import { Layout } from './layout.tsx';
import type { ChangesPage, Site } from './models.ts';
import { Neighbours } from './neighbours.tsx';
import { wordsFor } from './words.ts';

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
      <ChangeSetList lines={page.lines} words={words} />
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
