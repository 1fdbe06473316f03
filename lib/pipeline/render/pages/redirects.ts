import { historyAddress } from '../../../plan/addresses/addresses.ts';
import { renderRedirectPage } from '../../../site/pages/redirect-page.tsx';
import { html, putText, type RenderContext } from '../context/context.ts';
import type { PlanIndex } from '../index/plan-index.ts';
import type { DocumentView } from '../versions/version-lines.ts';

/** The addresses of a document. */
export interface Residence {
  /**
   * The address of its pages; `undefined` when a withdrawn document has lost every address to other
   * documents.
   */
  readonly home: string | undefined;
  /** Its other addresses, those that its front matter names last, which redirect to its home. */
  readonly former: readonly string[];
}

/** Redirects every former address of a document to its home. */
export async function redirectFormerAddresses(
  { home, former }: Residence,
  context: RenderContext,
): Promise<void> {
  if (home === undefined) return;
  for (const address of former) {
    // The plan's front page never becomes a redirect.
    if (address !== '/') await redirect(address, home, context);
    await redirect(historyAddress(address), historyAddress(home), context);
  }
}

/**
 * Finds the addresses that a document has or had, without those that another document took. Its
 * home is the latest of them: when another document took a withdrawn document's address, the
 * document goes back to the address before.
 */
export async function residenceOf(
  document: string,
  changes: DocumentView['changes'],
  { index, sequence }: { readonly index: PlanIndex; readonly sequence: number },
): Promise<Residence> {
  const owned: string[] = [];
  for (const address of new Set(changes.map(({ after }) => after.address).toReversed()))
    if ((await index.owner(address, sequence)) === document) owned.push(address);
  const [home, ...former] = owned;
  const named = new Set(changes.toReversed().flatMap(({ after }) => after.aliases ?? []));
  for (const address of named)
    if (!owned.includes(address) && (await index.owner(address, sequence)) === document)
      former.push(address);
  return { home, former };
}

async function redirect(from: string, to: string, context: RenderContext): Promise<void> {
  await putText(context, {
    address: from,
    body: renderRedirectPage(context.site, to),
    contentType: html,
    cache: 'current',
    redirect: to,
  });
}
