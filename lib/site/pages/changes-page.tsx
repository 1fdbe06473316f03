import type { VNode } from 'preact';
import { changesAddress, folderChangesAddress, href } from '../../plan/addresses/addresses.ts';
import { wordsFor } from '../../words/site-words.ts';
import type { Words } from '../../words/words.ts';
import { htmlText } from '../html/html-text.ts';
import type { ChangeSetLine, ChangesPage, PageLink, Site } from '../models.ts';
import { ChangeSetList } from '../parts/change-set-list.tsx';
import { DateText } from '../parts/date-text.tsx';
import { documentName } from '../parts/document-name.ts';
import { SinceDoor } from '../parts/doors.tsx';
import { LinkItem } from '../parts/link-item.tsx';
import { Neighbours } from '../parts/neighbours.tsx';
import { Layout } from './layout.tsx';

/** The change sets of the plan or of a folder, newest first; an archive page holds older ones. */
export function renderChangesPage(site: Site, page: ChangesPage): string {
  const { folder, lines } = page;
  const words = wordsFor(folder?.language, site.language);
  const isNewest = page.newer === undefined;
  const title = folder
    ? words.changesTo(documentName({ ...folder, kind: 'page' }, words))
    : words.allChanges;
  return htmlText(
    <Layout
      site={site}
      words={words}
      title={title}
      // An archive does not know its own address; each change set on it has a page to be found by.
      canonical={isNewest ? folderChangesAddress(folder?.address ?? '/') : undefined}
      breadcrumbs={folder?.breadcrumbs ?? []}
      translations={folder?.translations ?? []}
      feed={folder}
      textLanguage={folder?.language}
    >
      <h1 dir="auto">{title}</h1>
      <p class="lead">{lines.length === 0 ? words.noChangesYet : words.changesIntroduction}</p>
      <SinceDoor site={site} words={words} address={folder?.address ?? '/'} />
      <Chapters chapters={page.chapters ?? []} words={words} />
      <Months lines={lines.filter(isChange)} words={words} />
      <Apart lines={lines.filter((line) => !isChange(line))} words={words} />
      {folder && (
        <p>
          <a href={href(changesAddress())}>{words.allChanges}</a>
        </p>
      )}
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

/** The ways to the changes of one chapter alone. */
function Chapters(props: { chapters: readonly PageLink[]; words: Words }): VNode | null {
  const { chapters, words } = props;
  if (chapters.length === 0) return null;
  return (
    <details class="by-chapter">
      <summary>{words.changesByChapter}</summary>
      <ul>
        {chapters.map(({ address, title }) => (
          <LinkItem key={address} address={folderChangesAddress(address)}>
            <bdi>{title}</bdi>
          </LinkItem>
        ))}
      </ul>
    </details>
  );
}

/** By month, newest first. Those that follow each other and changed nothing of substance are folded together. */
function Months({ lines, words }: { lines: readonly ChangeSetLine[]; words: Words }): VNode {
  const months = Map.groupBy(lines, ({ date }) => date.slice(0, 7));
  const isOneLanguage = new Set(lines.flatMap(({ languages = [] }) => languages)).size < 2;
  return (
    <>
      {[...months].map(([month, ofMonth]) => (
        <section key={month} aria-labelledby={`@${month}`}>
          <h2 id={`@${month}`}>
            <DateText date={month} words={words} />
          </h2>
          {runsOf(ofMonth).map(({ lines: run, isForm }) => {
            const list = (
              <ChangeSetList
                key={run[0]?.address}
                lines={run}
                among={lines}
                isDetailed
                hidesLanguage={isOneLanguage}
                words={words}
              />
            );
            if (!isForm) return list;
            return (
              <details class="apart" key={run[0]?.address}>
                <summary>{words.changesOfForm(run.length)}</summary>
                {list}
              </details>
            );
          })}
        </section>
      ))}
    </>
  );
}

interface Run {
  readonly lines: ChangeSetLine[];
  readonly isForm: boolean;
}

/** Lines that follow each other, apart where it turns from substance to form or back. */
function runsOf(lines: readonly ChangeSetLine[]): readonly Run[] {
  const runs: Run[] = [];
  for (const line of lines) {
    const isForm = line.isForm === true && !line.rewrite;
    const last = runs.at(-1);
    if (last?.isForm === isForm) last.lines.push(line);
    else runs.push({ lines: [line], isForm });
  }
  return runs;
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
