import { feedAddress, notFoundAddress } from '../../plan/addresses/addresses.ts';
import { renderNotFoundPage } from '../../site/pages/not-found-page.tsx';
import { renderRedirectPage } from '../../site/pages/redirect-page.tsx';
import { renderRobots } from '../../site/pages/sitemap.ts';
import { html, putText } from '../render/context/context.ts';
import { createPlanIndex } from '../render/index/plan-index.ts';
import type { FeedContext } from './feeds.ts';

/** What these pages are made from. */
type FirstContext = Pick<FeedContext, 'index' | 'pages' | 'sequence' | 'site'>;

/** What blogs call their feeds, and readers try. */
const conventionalAddress = '/feed/';

/** Writes what tells nothing of any change set: with the first one, and when everything is made anew. */
export async function announceFirst(context: FirstContext): Promise<void> {
  const { site } = context;
  await putText(context, {
    address: '/robots.txt',
    body: renderRobots(site),
    contentType: 'text/plain; charset=utf-8',
    cache: 'current',
  });
  await putText(context, {
    address: notFoundAddress(),
    body: renderNotFoundPage(site),
    contentType: html,
    cache: 'current',
  });
  await putConventional(context);
}

/** Leads to the plan's feed, unless a document has that address. */
async function putConventional(context: FirstContext): Promise<void> {
  const { index, sequence, site } = context;
  const owner = await createPlanIndex(index).owner(conventionalAddress, sequence);
  if (owner !== undefined) return;
  const redirect = feedAddress('/', 'xml');
  await putText(context, {
    address: conventionalAddress,
    body: renderRedirectPage(site, redirect),
    contentType: html,
    cache: 'current',
    redirect,
  });
}
