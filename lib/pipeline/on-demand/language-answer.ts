import { compareAddress, versionAddress } from '../../plan/addresses/addresses.ts';
import { matchOwnName } from '../../plan/addresses/own-name.ts';
import type { Version } from '../../plan/model/change.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { Site } from '../../site/models.ts';
import { renderOtherLanguagePage } from '../../site/pages/other-language-page.tsx';
import { type Listing, listingOf } from '../render/index/listing.ts';
import { createPlanIndex, type PlanIndex } from '../render/index/plan-index.ts';
import { twinsByLanguage } from '../render/index/twins.ts';
import { findNamed, findPair } from './find-pair.ts';
import { isCommitName } from './on-demand-request.ts';
import { findVersion } from './past/find-version.ts';
import type { OnDemandRedirect, OnDemandText } from './past/on-demand-answer.ts';
import { dayOf } from './past/past-state.ts';

/** A page, and the language in which its counterpart is asked for. */
export interface LanguageRequest {
  /** Of the document. */
  readonly address: string;
  /** Names of commits: none of a document, one of a version, two of a comparison. */
  readonly commits: readonly string[];
  /** BCP 47 tag. */
  readonly language: string;
}

/**
 * Parses `/a/@language/fr/`, and the same of a version or of a comparison; `undefined` for every
 * other path.
 *
 * @param path as names are written, not percent-encoded
 */
export function parseLanguageRequest(path: string): LanguageRequest | undefined {
  const parts = matchOwnName(
    path,
    /^(?:@([0-9a-f]{12,40})\/|@compare\/([0-9a-f]{12,40})\.\.([0-9a-f]{12,40})\/)?@language\/([A-Za-z0-9-]{2,35})\/$/u,
  );
  const [address, version, before, after, language] = parts ?? [];
  if (address === undefined || language === undefined) return undefined;
  const commits = [version, before, after].filter((name) => name !== undefined);
  return commits.every(isCommitName) ? { address, commits, language } : undefined;
}

interface Context {
  readonly store: VersionStore;
  readonly index: PlanIndex;
  /** Of the rendered state. */
  readonly sequence: number;
}

/** A document, and the versions of it that a page is about, oldest first. */
interface Asked {
  readonly document: string;
  readonly versions: readonly Version[];
}

/**
 * Leads from a page to its counterpart in another language: from a document to its translation, from a
 * version to the one of the translation that was in force with it, from a comparison to what changed
 * meanwhile. Where there is none, says so.
 *
 * @returns `undefined` where there is no such page, or where the plan never had the language
 */
export async function answerLanguage(
  request: LanguageRequest,
  { store, index: indexStore }: { readonly store: VersionStore; readonly index: IndexStore },
  site: Site,
): Promise<OnDemandRedirect | OnDemandText | undefined> {
  const { language } = request;
  const index = createPlanIndex(indexStore);
  const rendered = await store.cursor('rendered');
  if (!rendered || !(await index.languagesEver()).has(language)) return undefined;
  const context = { store, index, sequence: rendered.sequence };
  const asked = await findAsked(request, context);
  const own = asked && (await listingFor(asked.document, context));
  if (!asked || !own) return undefined;
  const languages = await index.languages();
  const twin = (await twinsByLanguage(own, { index, languages })).get(language);
  const address = twin && (await counterpart(asked, twin, context));
  if (address !== undefined) return { redirect: address, cache: 'current' };
  const [version] = asked.versions;
  const text = renderOtherLanguagePage(site, {
    ...{ language, address: request.address, title: own.title },
    textLanguage: own.language,
    ...(version && { day: dayOf(version) }),
    ...(twin && { later: twin.address }),
  });
  return { status: 200, text };
}

async function findAsked(
  { address, commits }: LanguageRequest,
  context: Context,
): Promise<Asked | undefined> {
  const [before, after] = commits;
  if (before === undefined) {
    const document = await context.index.owner(address, context.sequence);
    return document === undefined ? undefined : { document, versions: [] };
  }
  if (after === undefined) {
    const version = await findNamed(address, before, context);
    return version && { document: version.document, versions: [version] };
  }
  const pair = await findPair({ address, before, after }, context);
  return pair && { document: pair.document, versions: [pair.before, pair.after] };
}

/** What is in the contents, else what a document was listed as when it was withdrawn. */
async function listingFor(
  document: string,
  { store, index }: Context,
): Promise<(Listing & { readonly language: string | undefined }) | undefined> {
  const record = (await store.documents([document])).get(document);
  if (!record) return undefined;
  const listing = (await index.listing(document)) ?? listingOf(document, record.state, {});
  return { ...listing, language: record.state.language };
}

/** Address of what a translation has to show for what was asked; `undefined` where it came later. */
async function counterpart(
  { versions }: Asked,
  twin: Listing,
  { store }: Context,
): Promise<string | undefined> {
  if (versions.length === 0) return twin.address;
  const inForce = await Promise.all(
    versions.map(({ sequence }) =>
      findVersion(store, twin.document, (version) => version.sequence <= sequence),
    ),
  );
  const after = inForce.at(-1);
  if (!after) return undefined;
  const [before] = inForce;
  const isPair = before !== undefined && before.number !== after.number;
  return isPair
    ? compareAddress(after.address, before, after)
    : versionAddress(after.address, after);
}
