import type { PlanLanguage } from './plan-index.ts';

/** The language of the folder a plan path is in, when the plan lists its languages in LANGS.md. */
export function listedLanguage(
  path: string,
  languages: readonly PlanLanguage[],
): PlanLanguage | undefined {
  return languages.find(({ folder }) => folder !== '' && path.startsWith(`${folder}/`));
}
