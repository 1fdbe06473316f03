import type { PlanLanguage } from './plan-index.ts';

/** The language of the top folder of a plan path, when LANGS.md lists that folder. */
export function listedLanguage(
  path: string,
  languages: readonly PlanLanguage[],
): PlanLanguage | undefined {
  return languages.find(({ folder }) => folder !== '' && path.startsWith(`${folder}/`));
}

/** The folder that stands for the plan where it has several languages: the site's own, else the first. */
export function mainFolder(languages: readonly PlanLanguage[], language: string): string {
  const own = languages.find((one) => one.language === language);
  return (own ?? languages[0])?.folder ?? '';
}
