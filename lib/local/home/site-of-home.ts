import { parsePeriods } from '../../settings/periods.ts';
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
}: Pick<PlanSettings, 'title' | 'url' | 'language' | 'hubs' | 'deadlines'>): Site {
  const periods = parsePeriods(deadlines);
  return { ...describeSite(title, url, language, hubs), ...(periods && { periods }) };
}
