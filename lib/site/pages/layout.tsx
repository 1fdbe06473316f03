import type { ComponentChildren, VNode } from 'preact';
import {
  apiAddress,
  changesAddress,
  dayFormAddress,
  documentAddress,
  type FeedFormat,
  feedAddress,
  href,
  lettersAddress,
  readmeOf,
  searchAddress,
  statusAddress,
  statusDataAddress,
  subscribeAddress,
  wholeAddress,
} from '../../plan/addresses/addresses.ts';
import { firstFolder, languageOfFolder } from '../../plan/addresses/language-of-path.ts';
import { frameWords } from '../../words/frame-words.ts';
import { direction, languageTag } from '../../words/language.ts';
import type { Words } from '../../words/words.ts';
import { absolute } from '../http/absolute.ts';
import type { Relation } from '../http/page-relations.ts';
import type { LanguageDoor, PageLink, Site } from '../models.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { LanguageSwitch, type Translation } from '../parts/language-switch.tsx';

/** What a page tells its frame. */
export interface LayoutProps {
  readonly site: Site;
  readonly words: Words;
  readonly title: string;
  readonly description?: string | undefined;
  /** Address that stands for this page; absent on pages that search engines should not list. */
  readonly canonical?: string | undefined;
  readonly relations?: readonly Relation[];
  readonly translations?: readonly Translation[];
  /** BCP 47 tags of the plan's languages that have no translation of it. */
  readonly untranslated?: readonly string[] | undefined;
  readonly doors?: readonly LanguageDoor[] | undefined;
  readonly breadcrumbs?: readonly PageLink[];
  /** What the page is about and has a feed of its own. */
  readonly feed?: PageLink | undefined;
  /** BCP 47 tag of the document that the page is about, where it is not in the site's language. */
  readonly textLanguage?: string | undefined;
  /** Path in the plan of the file whose newest text is shown. */
  readonly path?: string | undefined;
  /** schema.org data. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly children: ComponentChildren;
}

/** A page: head, header, the main part and the footer. */
export function Layout(props: LayoutProps): VNode {
  const { site, words } = props;
  return (
    <html lang={words.language} dir={direction(words.language)}>
      <Head {...props} />
      <body>
        <a class="skip" href="#@main">
          {words.skip}
        </a>
        <header class="site">
          <a class="title" href="/" dir="auto">
            {site.title}
          </a>
          <SiteNavigation {...props} />
          <LanguageSwitch
            translations={props.translations ?? []}
            untranslated={props.untranslated ?? []}
            doors={props.doors ?? []}
            words={words}
          />
        </header>
        {props.canonical !== '/' && <Breadcrumbs links={wayTo(props)} words={words} />}
        <main id="@main" tabIndex={-1}>
          {props.children}
        </main>
        <Footer {...props} />
      </body>
    </html>
  );
}

/** How pages name the feeds they link to, in this order. */
const feedNames: Readonly<Record<FeedFormat, { readonly type: string; readonly name: string }>> = {
  atom: { type: 'application/atom+xml', name: 'Atom' },
  xml: { type: 'application/rss+xml', name: 'RSS' },
  json: { type: 'application/feed+json', name: 'JSON Feed' },
};

const feeds = Object.entries(feedNames).map(([format, names]) => ({
  format: format as FeedFormat,
  ...names,
}));

/** A page in the reader's colour scheme, as wide as the screen, that loads one stylesheet and nothing else. */
function Head(props: LayoutProps): VNode {
  const { site, title, canonical } = props;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title === site.title ? title : `${title} · ${site.title}`}</title>
      {props.description && <meta name="description" content={props.description} />}
      {canonical === undefined ? (
        <meta name="robots" content="noindex" />
      ) : (
        <link rel="canonical" href={absolute(site, canonical)} />
      )}
      {props.relations?.map(({ rel, address }) => (
        <link key={rel} rel={rel} href={absolute(site, address)} />
      ))}
      {props.translations?.map(({ address, language }) => (
        <link
          key={address}
          rel="alternate"
          hreflang={languageTag(language)}
          href={absolute(site, address)}
        />
      ))}
      {feedsOf(props).map(({ address, type, name }) => (
        <link key={address} rel="alternate" type={type} title={name} href={href(address)} />
      ))}
      <link rel="stylesheet" href={href(site.stylesheet)} />
      <link rel="icon" href={icon} />
      {props.data && <StructuredData data={props.data} />}
    </head>
  );
}

function feedsOf({ site, feed }: LayoutProps): { address: string; type: string; name: string }[] {
  const pages = feed === undefined || feed.address === '/' ? [] : [feed];
  return [...pages, { address: '/', title: site.title }].flatMap(({ address, title }) =>
    feeds.map(({ format, type, name }) => ({
      address: feedAddress(address, format),
      type,
      name: `${title} (${name})`,
    })),
  );
}

/** A page with one word struck and one underlined. */
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%231b4b82'/%3E%3Cpath d='M4 5h8M4 11h8' stroke='%23fff' stroke-width='2'/%3E%3C/svg%3E".replaceAll(
    ' ',
    '%20',
  );

/** Data, not script: browsers never run `application/ld+json`. `<` is escaped so that it cannot end the element. */
function StructuredData({ data }: { data: Readonly<Record<string, unknown>> }): VNode {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}

/** The plan's title first, whatever else a page names. */
function wayTo({ site, breadcrumbs = [] }: LayoutProps): PageLink[] {
  const below = breadcrumbs.filter(({ address }) => address !== '/');
  return [{ address: '/', title: site.title }, ...below];
}

/** The ways that every page has into the plan; those that need somebody to answer only where there is one. */
function SiteNavigation(props: LayoutProps): VNode {
  const { site, words, canonical } = props;
  const own = frameWords(words.language);
  const folder = languageFolder(props);
  const links: (readonly [address: string, label: string])[] = [
    [statusAddress(folder), own.status],
    [changesAddress(), words.changes],
    ...(site.isPlainFiles
      ? [[lettersAddress(folder), own.letters] as const]
      : [
          [dayFormAddress(documentAddress(readmeOf(folder))), own.day] as const,
          [searchAddress(), words.search] as const,
        ]),
  ];
  return (
    <nav aria-label={words.siteNavigation}>
      <ul>
        <li>
          <a href={`${href(documentAddress(readmeOf(folder)))}#@contents`}>{own.contents}</a>
        </li>
        {links.map(([address, label]) => (
          <li key={address}>
            <a href={href(address)} aria-current={address === canonical ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Of the language whose folder the text is in, else of the plan. */
function languageFolder({ feed, textLanguage }: LayoutProps): string {
  const first = firstFolder((feed?.address ?? '/').slice(1));
  const isOwn = textLanguage !== undefined && languageOfFolder(first) === textLanguage;
  return isOwn ? first : '';
}

function Footer(props: LayoutProps): VNode {
  const { site, words, feed } = props;
  const about = feed ?? { address: '/', title: site.title };
  const own = frameWords(words.language);
  const folder = languageFolder(props);
  const { repository } = site;
  const edit = props.path === undefined ? undefined : repository?.edit;
  return (
    <footer class="site">
      <p>
        {words.subscribeExplanation} <bdi>{about.title}</bdi>
        {feeds.map(({ format, name }) => (
          <>
            {' · '}
            <a href={href(feedAddress(about.address, format))}>{name}</a>
          </>
        ))}
        {' · '}
        <code class="address" dir="ltr">
          {absolute(site, feedAddress(about.address, 'atom'))}
        </code>
        {' · '}
        <a href={href(subscribeAddress(folder))}>{words.howToSubscribe}</a>
      </p>
      <ul class="links">
        <li>
          <a href={href(wholeAddress(folder))}>{own.whole}</a>
        </li>
        <li>
          <a
            href={href(site.isPlainFiles ? statusDataAddress(folder, 'status.json') : apiAddress())}
          >
            {own.data}
          </a>
        </li>
        {repository && (
          <li>
            <a href={repository.address}>{own.repository}</a>
          </li>
        )}
        {edit !== undefined && (
          <li>
            <a href={`${edit}${encodePath(props.path ?? '')}`}>{own.suggest}</a>
          </li>
        )}
      </ul>
      <p>
        {words.madeWith} {own.about}
      </p>
    </footer>
  );
}

/** Every segment as RFC 3986 wants it in a path. */
function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
