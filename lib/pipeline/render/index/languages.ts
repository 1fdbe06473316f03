import type { PlanLanguage } from './plan-index.ts';

/** The language of the top folder of a plan path, when LANGS.md lists that folder. */
export function listedLanguage(
  path: string,
  languages: readonly PlanLanguage[],
): PlanLanguage | undefined {
  return languages.find(({ folder }) => folder !== '' && path.startsWith(`${folder}/`));
}

/** Languages in their order, but for the site's own, which comes first: pages without a language speak it. */
export function mainFirst(languages: readonly PlanLanguage[], language: string): PlanLanguage[] {
  const isOwn = (one: PlanLanguage) => one.language === language;
  return [...languages.filter(isOwn), ...languages.filter((one) => !isOwn(one))];
}

/** The folder that stands for the plan where it has several languages: the site's own, else the first. */
export function mainFolder(languages: readonly PlanLanguage[], language: string): string {
  return mainFirst(languages, language)[0]?.folder ?? '';
}
