import { languageOfFolder } from '../../../plan/addresses/language-of-path.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import type { Site } from '../../../site/models.ts';
import { renderSearchPage } from '../../../site/pages/search-page.tsx';
import { createPlanIndex } from '../../render/index/plan-index.ts';
import { search } from './search.ts';

/** The page that answers a search form; the form alone where nothing is asked. */
export async function answerSearch(
  values: ReadonlyMap<string, string>,
  ports: { readonly store: Pick<VersionStore, 'source'>; readonly index: IndexStore },
  site: Site,
): Promise<string> {
  const folders = await createPlanIndex(ports.index).languageFolders();
  const languages = [...new Set([site.language, ...folders.map(languageOfFolder)])];
  const text = values.get('q') ?? '';
  const [language, kind, status] = [values.get('lang'), values.get('kind'), values.get('status')];
  const asked = { text, language, kind, status };
  if (text === '') return renderSearchPage(site, { asked, languages });
  const wanted = languages.filter((each) => language === undefined || each === language);
  const answer = await search({ text, languages: wanted, kind, status }, ports);
  return renderSearchPage(site, { asked, languages, answer });
}
