import type { Content } from '../../plan/model/content.ts';
import { languageTag } from '../../words/language.ts';
import { absolute } from '../http/absolute.ts';
import type { DocumentPage, Site } from '../models.ts';

/** Longest description that search engines show, in characters. */
const descriptionLength = 160;

/** The first paragraph of a text, short enough for a search result. */
export function describe(content: readonly Content[]): string | undefined {
  const first = content.find((node) => node.type === 'element' && node.name === 'p');
  return first === undefined ? undefined : shorten(plainText(first), descriptionLength);
}

/** Cuts a text between characters as readers count them, with an ellipsis where something is missing. */
export function shorten(text: string, length: number): string {
  const tidy = text.replace(/\s+/gu, ' ').trim();
  if (tidy.length <= length) return tidy;
  // A surrogate pair cut in half would not be text any more.
  return `${tidy
    .slice(0, length - 1)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd()}…`;
}

function plainText(node: Content): string {
  return node.type === 'text' ? node.value : node.children.map(plainText).join('');
}

/**
 * What a document is in schema.org's words. A commitment is `Legislation` ("a legal document …
 * enforceable or not"), which has words for versions and for being in force; anything else is a
 * `CreativeWork`.
 */
export function structuredData(site: Site, page: DocumentPage): Readonly<Record<string, unknown>> {
  const { document, version } = page;
  const work = absolute(site, document.address);
  const permanent = version.address === undefined ? work : absolute(site, version.address);
  const isPermanent = page.view === 'permanent';
  return {
    '@context': 'https://schema.org',
    '@type': document.kind === 'commitment' ? 'Legislation' : 'CreativeWork',
    '@id': isPermanent ? permanent : work,
    url: isPermanent ? permanent : work,
    name: document.title,
    inLanguage: languageTag(document.language) ?? site.language,
    version: version.commit,
    dateModified: version.date,
    isPartOf: { '@type': 'CreativeWork', name: site.title, url: absolute(site, '/') },
    ...(isPermanent ? { exampleOfWork: { '@id': work } } : { workExample: { '@id': permanent } }),
    ...(document.translations.length === 0
      ? {}
      : {
          workTranslation: document.translations.map(({ address, language }) => ({
            '@id': absolute(site, address),
            inLanguage: language,
          })),
        }),
    ...(document.kind === 'commitment' ? commitmentData(page) : {}),
  };
}

function commitmentData({ fields, version, view, nextVersion }: DocumentPage): object {
  const inForce = view === 'current' || (view === 'permanent' && nextVersion === undefined);
  return {
    legislationDateVersion: version.date.slice(0, 10),
    legislationLegalForce: `https://schema.org/${inForce ? 'InForce' : 'NotInForce'}`,
    ...(fields.number === undefined ? {} : { legislationIdentifier: fields.number }),
    ...(fields.lead.length === 0
      ? {}
      : {
          legislationResponsible: fields.lead.map((name) => ({
            '@type': 'GovernmentOrganization',
            name,
          })),
        }),
  };
}
