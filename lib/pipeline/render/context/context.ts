import { pageKey } from '../../../plan/addresses/addresses.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
import type { Page, PageStore } from '../../../ports/page-store.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import type { Site } from '../../../site/models.ts';
import type { PlanIndex, PlanLanguage } from '../index/plan-index.ts';
import type { PlanStates } from '../standings/plan-states.ts';
import type { VersionReader } from '../texts/version-reader.ts';
import type { PageWriter } from './page-writer.ts';

/** What making the pages of one batch of change sets needs. */
export interface RenderContext {
  readonly store: VersionStore;
  readonly indexStore: IndexStore;
  readonly index: PlanIndex;
  readonly states: Pick<PlanStates, 'stateAt' | 'beside' | 'standings'>;
  readonly pages: PageWriter;
  readonly reader: VersionReader;
  readonly site: Site;
  /** As LANGS.md lists them. */
  readonly languages: readonly PlanLanguage[];
  /** First folders whose texts are in the language that they are named for, in the newest state. */
  readonly languageFolders: readonly string[];
  /** Sequence number up to which was rendered before this batch. */
  readonly base: number;
  /** Sequence number of the state that the pages show. */
  readonly sequence: number;
}

/** A page of text, as it is stored. */
export interface TextPage {
  readonly address: string;
  readonly body: string;
  readonly contentType: string;
  readonly cache: Page['cache'];
  readonly headers?: Readonly<Record<string, string>>;
  readonly redirect?: string;
}

export const html = 'text/html; charset=utf-8';
export const json = 'application/json';

const encoder = new TextEncoder();

/** Stores a page of text under its address. */
export async function putText(
  { pages, sequence }: { readonly pages: PageStore; readonly sequence: number },
  { address, body, ...rest }: TextPage,
): Promise<void> {
  await pages.put({ key: pageKey(address), body: encoder.encode(body), sequence, ...rest });
}
