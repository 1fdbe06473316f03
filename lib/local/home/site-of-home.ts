import { parsePeriods } from '../../settings/periods.ts';
import { repositoryLinks } from '../../settings/repository-links.ts';
import { describeSite } from '../../site/describe-site.ts';
import type { Site } from '../../site/models.ts';
import type { PlanSettings } from './plan-settings.ts';

/** The site that a home publishes. */
export function siteOfHome({
  title,
  url,
  language,
  hubs,
  deadlines = '',
  publicRepository = '',
  ...place
}: Pick<
  PlanSettings,
  'title' | 'url' | 'language' | 'hubs' | 'deadlines' | 'publicRepository' | 'branch' | 'path'
>): Site {
  const periods = parsePeriods(deadlines);
  const repository = repositoryLinks(publicRepository, place);
  return { ...describeSite(title, url, language, hubs, repository), ...(periods && { periods }) };
}
