import type { VNode } from 'preact';
import { changesAddress } from '../../plan/addresses/addresses.ts';
import { wordsFor } from '../../words/site-words.ts';
import type { Words } from '../../words/words.ts';
import { htmlText } from '../html/html-text.ts';
import type { ChangeSetLine, ChangesPage, Site } from '../models.ts';
import { ChangeSetList } from '../parts/change-set-list.tsx';
import { DateText } from '../parts/date-text.tsx';
import { SinceDoor } from '../parts/doors.tsx';
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
      <SinceDoor site={site} words={words} />
      <Months lines={page.lines.filter(isChange)} words={words} />
      <Apart lines={page.lines.filter((line) => !isChange(line))} words={words} />
      <Neighbours
        label={words.allChanges}
        previous={page.newer}
        next={page.older}
        previousLabel={words.newer}
        nextLabel={words.older}
        words={words}
      />
    </Layout>,
  );
}

/** By month, newest first; what changed nothing of substance is folded at the end of each. */
function Months({ lines, words }: { lines: readonly ChangeSetLine[]; words: Words }): VNode {
  const months = Map.groupBy(lines, ({ date }) => date.slice(0, 7));
  const isOneLanguage = new Set(lines.flatMap(({ languages = [] }) => languages)).size < 2;
  return (
    <>
      {[...months].map(([month, ofMonth]) => {
        const form = ofMonth.filter(({ isForm, rewrite }) => isForm && !rewrite);
        const rest = ofMonth.filter((line) => !form.includes(line));
        return (
          <section key={month} aria-labelledby={`@${month}`}>
            <h2 id={`@${month}`}>
              <DateText date={month} words={words} />
            </h2>
            {rest.length > 0 && (
              <ChangeSetList lines={rest} isDetailed hidesLanguage={isOneLanguage} words={words} />
            )}
            {form.length > 0 && (
              <details class="apart">
                <summary>{words.changesOfForm(form.length)}</summary>
                <ChangeSetList
                  lines={form}
                  isDetailed
                  hidesLanguage={isOneLanguage}
                  words={words}
                />
              </details>
            )}
          </section>
        );
      })}
    </>
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
