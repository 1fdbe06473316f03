import { languageOfFolder } from '../addresses/language-of-path.ts';
import { tokenize } from '../markdown/engine.ts';
import { plainText } from '../markdown/headings.ts';
import { collapse } from '../model/text-of.ts';

/** One language of a plan. */
export interface PlanLanguage {
  /** Plan folder, without slashes at its ends. */
  readonly folder: string;
  readonly title: string;
  /** BCP 47 tag: the folder's name where that is one, else `und`. */
  readonly language: string;
}

/** Reads LANGS.md: a list of links to folders (`* [Français](fr/)`), as GitBook has it. */
export function parseLanguages(source: string): PlanLanguage[] {
  const languages = new Map<string, PlanLanguage>();
  for (const { children } of tokenize(source, {})) {
    const start = children?.findIndex(({ type }) => type === 'link_open') ?? -1;
    if (!children || start < 0) continue;
    const end = children.findIndex(({ type }) => type === 'link_close');
    const folder = folderOfTarget(String(children[start]?.attrs?.[0]?.[1] ?? ''));
    if (folder === undefined || languages.has(folder)) continue;
    const title = collapse(plainText(children.slice(start + 1, end))) || folder;
    languages.set(folder, { folder, title, language: languageOfFolder(folder) });
  }
  return [...languages.values()];
}

function folderOfTarget(target: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|[?#\\]/iu.test(target)) return undefined;
  const folder = target
    .replace(/(?:^|\/)(?:README|_?index)\.(?:md|html)$/iu, '')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.');
  return folder.length === 0 || folder.includes('..') ? undefined : folder.join('/');
}
