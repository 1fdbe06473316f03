import { describeSite } from '../../site/describe-site.ts';
import type { Site } from '../../site/models.ts';
import type { PlanSettings } from './plan-settings.ts';

/** The site that a home publishes. */
export function siteOfHome({
  title,
  url,
  language,
  hubs,
}: Pick<PlanSettings, 'title' | 'url' | 'language' | 'hubs'>): Site {
  return describeSite(title, url, language, hubs);
}
