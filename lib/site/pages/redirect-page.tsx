import { href } from '../../plan/addresses/addresses.ts';
import { wordsFor } from '../../words/site-words.ts';
import { htmlText } from '../html/html-text.ts';
import { absolute } from '../http/absolute.ts';
import type { Site } from '../models.ts';

/** Leads on to another address where a server cannot answer 301, as on a site of plain files. */
export function renderRedirectPage(site: Site, address: string): string {
  const words = wordsFor(site.language);
  const target = href(address);
  return htmlText(
    <html lang={words.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta http-equiv="refresh" content={`0; url=${target}`} />
        <title>{`${words.moved} · ${site.title}`}</title>
        <link rel="canonical" href={absolute(site, address)} />
        <link rel="stylesheet" href={href(site.stylesheet)} />
      </head>
      <body>
        <main>
          <h1>{words.moved}</h1>
          <p>
            {words.movedTo} <a href={target}>{address}</a>
          </p>
        </main>
      </body>
    </html>,
  );
}
