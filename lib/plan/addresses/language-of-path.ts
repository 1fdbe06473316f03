const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** BCP 47 tag of a folder that is named for a language (`fr`, `pt-BR`), else `und`. */
export function languageOfFolder(folder: string): string {
  if (!/^[a-z]{2}(?:[-_][a-z0-9]{2,8})*$/iu.test(folder)) return 'und';
  try {
    return Intl.getCanonicalLocales(folder.replaceAll('_', '-'))[0] ?? 'und';
  } catch {
    return 'und';
  }
}

/** The first folder of a plan path; `''` where the file stands at the top. */
export function firstFolder(path: string): string {
  return path.slice(0, Math.max(0, path.indexOf('/')));
}

/**
 * The language that a folder may be named for: two letters that are a language code, with or without
 * a region. `hr` may be Croatian, and human resources.
 *
 * @returns its English name
 */
export function possibleLanguage(folder: string): string | undefined {
  return /^[a-z]{2}(?:-[A-Z]{2})?$/u.test(folder) ? names.of(folder) : undefined;
}

/**
 * The language of a text, told by its path (`fr/climat/engagement-24.md`), where its first folder is
 * one of the plan's languages; anything else is in the site's.
 *
 * @param languages first folders whose texts are in the language that they are named for
 * @returns a BCP 47 tag
 */
export function languageOfPath(path: string, languages: readonly string[]): string | undefined {
  const folder = firstFolder(path);
  return languages.includes(folder) ? languageOfFolder(folder) : undefined;
}
