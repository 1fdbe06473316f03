import type { PlanLanguage } from './plan-index.ts';

/** The language of the top folder of a plan path, when LANGS.md lists that folder. */
export function listedLanguage(
  path: string,
  languages: readonly PlanLanguage[],
): PlanLanguage | undefined {
  return languages.find(({ folder }) => folder !== '' && path.startsWith(`${folder}/`));
}
