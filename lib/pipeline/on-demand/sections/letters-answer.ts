import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import type { Content } from '../../../plan/model/content.ts';
import type { Document } from '../../../plan/model/document.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import { visitContent } from '../../../redline/content/rebuild.ts';
import type { Site } from '../../../site/models.ts';
import { renderLettersPage, type Term } from '../../../site/pages/letters-page.tsx';
import { folderSort, type Listing } from '../../render/index/listing.ts';
import { createPlanIndex } from '../../render/index/plan-index.ts';
import { asLink } from '../../render/pages/document-head.ts';
import { withdrawnLines } from '../../render/pages/withdrawn-lines.ts';
import { createPlanStates } from '../../render/standings/plan-states.ts';
import { createVersionReader } from '../../render/texts/version-reader.ts';
import { dayLimit } from '../../work/limits.ts';
import { findVersion } from '../past/find-version.ts';

/** The page of a folder from A to Z: titles, who leads, and the terms of glossaries. */
export async function answerLetters(
  folder: string,
  { store, index: indexStore }: { readonly store: VersionStore; readonly index: IndexStore },
  site: Site,
): Promise<{ readonly status: 200; readonly text: string }> {
  const index = createPlanIndex(indexStore);
  const listings = await index.contents({ folder: folderSort(folder) });
  const glossaries = listings.filter(({ path }) => /(?:^|\/)GLOSSARY\.md$/iu.test(path));
  const terms = await Promise.all(glossaries.map((glossary) => termsOf(glossary, store)));
  const states = createPlanStates(indexStore);
  const state = await states.stateAt(await index.applied());
  const page = {
    folder,
    withdrawn: state ? await withdrawnLines({ folder, limit: dayLimit }, state, states) : [],
    language: languageOfPath(`${folder}/`, await index.languageFolders()),
    documents: listings.map(asLink),
    terms: terms.flat(),
    leads: leadsOf(listings, site.language),
  };
  return { status: 200, text: renderLettersPage(site, page) };
}

function leadsOf(listings: readonly Listing[], language: string) {
  const byName = new Map<string, Listing[]>();
  for (const listing of listings)
    for (const name of listing.fields.lead ?? [])
      byName.set(name, [...(byName.get(name) ?? []), listing]);
  const { compare } = new Intl.Collator(language);
  return [...byName]
    .sort(([a], [b]) => compare(a, b))
    .map(([name, documents]) => ({ name, documents: documents.map(asLink) }));
}

async function termsOf({ document, address }: Listing, store: VersionStore): Promise<Term[]> {
  const version = await findVersion(store, document, () => true);
  if (!version) return [];
  const text = await createVersionReader(store).document(version);
  return termsIn(text).map((term) => ({ ...term, address }));
}

/** The terms of a glossary: its headings below the title, and what its definition lists define. */
export function termsIn({ headings, fields, content }: Document): Omit<Term, 'address'>[] {
  const headed = headings
    .filter(({ text }) => text !== '' && text !== fields.title)
    .map(({ text, anchor }) => ({ name: text, anchor }));
  const defined: Omit<Term, 'address'>[] = [];
  visitContent(content, (node) => {
    if (node.type !== 'element' || node.name !== 'dt') return;
    const name = textOf(node.children).replace(/\s+/gu, ' ').trim();
    const { id } = node.attributes;
    if (name !== '') defined.push({ name, ...(id === undefined ? {} : { anchor: id }) });
  });
  return [...headed, ...defined];
}

function textOf(content: readonly Content[]): string {
  let text = '';
  visitContent(content, (node) => {
    if (node.type === 'text') text += node.value;
  });
  return text;
}
