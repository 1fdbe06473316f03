import {
  documentAddress,
  folderOf,
  isReadme,
  readmeOf,
} from '../../../plan/addresses/addresses.ts';
import { nameOfPath } from '../../../plan/fields/names.ts';
import type { PageLink } from '../../../site/models.ts';
import type { PlanLanguage } from './plan-index.ts';

/** What a folder without a page of its own is called: its name, as a person would write it. */
export function folderName(folder: string, languages: readonly PlanLanguage[] = []): string {
  const listed = languages.find((language) => language.folder === folder)?.title;
  return listed ?? nameOfPath(readmeOf(folder));
}

/** The page of contents that stands in for a folder's own page, where there is none. */
export function folderLink(folder: string, languages?: readonly PlanLanguage[]): PageLink {
  return { address: documentAddress(readmeOf(folder)), title: folderName(folder, languages) };
}

/** The folder whose own page a name is ({@link readmeOf}), where the path is in it. */
export function folderAbove(name: string, path: string): string | undefined {
  const folder = folderOf(name);
  return isReadme(name) && folder !== '' && path.startsWith(`${folder}/`) ? folder : undefined;
}
