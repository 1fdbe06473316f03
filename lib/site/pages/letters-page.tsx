import type { VNode } from 'preact';
import { documentAddress, href, lettersAddress, readmeOf } from '../../plan/addresses/addresses.ts';
import { frameWords } from '../../words/frame-words.ts';
import { languageName } from '../../words/language.ts';
import { wordsFor } from '../../words/site-words.ts';
import type { Words } from '../../words/words.ts';
import { htmlText } from '../html/html-text.ts';
import type { PageLink, Site, WithdrawnLine } from '../models.ts';
import { linkName } from '../parts/document-name.ts';
import { WithdrawnList } from '../parts/withdrawn-list.tsx';
import { Layout } from './layout.tsx';

/** What a plan tells of, from A to Z: what readers of plain files have in place of a search. */
export interface LettersPage {
  /** `''` for the plan. */
  readonly folder: string;
  readonly language?: string | undefined;
  /** Documents by their titles, in any order. */
  readonly documents: readonly PageLink[];
  /** Terms of glossaries; the address may end in an anchor. */
  readonly terms: readonly Term[];
  readonly withdrawn: readonly WithdrawnLine[];
  readonly leads: readonly { readonly name: string; readonly documents: readonly PageLink[] }[];
}

export interface Term {
  readonly name: string;
  readonly address: string;
  readonly anchor?: string;
}

interface Line {
  readonly name: string;
  readonly target: string;
}

export function renderLettersPage(site: Site, page: LettersPage): string {
  const words = wordsFor(page.language, site.language);
  const own = frameWords(words.language);
  const groups = byLetter(linesOf(page, words), page.language ?? site.language, own.lettersOther);
  return htmlText(
    <Layout
      site={site}
      words={words}
      title={own.letters}
      canonical={lettersAddress(page.folder)}
      feed={page.folder === '' ? undefined : frontOf(page)}
      textLanguage={page.language}
    >
      <h1>{own.letters}</h1>
      <p class="lead">{own.lettersLead}</p>
      <ul class="links">
        {groups.map(([letter], index) => (
          <li key={letter}>
            <a href={`#@letter-${index}`}>{letter}</a>
          </li>
        ))}
        {page.leads.length > 0 && (
          <li>
            <a href="#@leads">{own.leads}</a>
          </li>
        )}
      </ul>
      {groups.map(([letter, lines], index) => (
        <section key={letter} aria-labelledby={`@letter-${index}`}>
          <h2 id={`@letter-${index}`}>{letter}</h2>
          <ul>
            {lines.map(({ name, target }) => (
              <li key={target}>
                <a href={target}>
                  <bdi>{name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Leads page={page} words={words} />
      <WithdrawnList withdrawn={page.withdrawn} words={words} />
    </Layout>,
  );
}

function frontOf({ folder, language }: LettersPage): PageLink {
  return { address: documentAddress(readmeOf(folder)), title: languageName(language ?? folder) };
}

function linesOf({ documents, terms }: LettersPage, words: Words): Line[] {
  const named = documents.map((link) => ({
    // By its own words: all commitments would stand under one letter.
    name: link.number === undefined ? linkName(link, words) : `${link.title} (${link.number})`,
    target: href(link.address),
  }));
  const explained = terms.map(({ name, address, anchor }) => ({
    name,
    target: `${href(address)}${anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`}`,
  }));
  return [...named, ...explained];
}

/** Lines by the first letter of their names, without accents; what begins with none comes last. */
function byLetter(
  lines: readonly Line[],
  language: string,
  other: string,
): (readonly [string, Line[]])[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const letterOf = ({ name }: Line) => {
    const first = /\p{L}|\p{N}/u.exec(name.normalize('NFKD'))?.[0] ?? '';
    return /\p{L}/u.test(first) ? first.toLocaleUpperCase(language).slice(0, 2) : other;
  };
  const groups = Map.groupBy(
    lines.toSorted((a, b) => compare(a.name, b.name)),
    letterOf,
  );
  const rank = (letter: string) => (letter === other ? 1 : 0);
  return [...groups].sort(([a], [b]) => rank(a) - rank(b) || compare(a, b));
}

function Leads({ page, words }: { page: LettersPage; words: Words }): VNode | null {
  if (page.leads.length === 0) return null;
  return (
    <section aria-labelledby="@leads">
      <h2 id="@leads">{frameWords(words.language).leads}</h2>
      <dl>
        {page.leads.map(({ name, documents }) => (
          <div key={name}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            {documents.map((link) => (
              <dd key={link.address}>
                <a href={href(link.address)}>
                  <bdi>{linkName(link, words)}</bdi>
                </a>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
