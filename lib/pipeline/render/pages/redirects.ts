import { historyAddress } from '../../../plan/addresses/addresses.ts';
import { renderRedirectPage } from '../../../site/pages/redirect-page.tsx';
import { html, putText, type RenderContext } from '../context/context.ts';
import type { PlanIndex } from '../index/plan-index.ts';
import type { DocumentRecordView } from '../versions/version-lines.ts';

/** Where a document is found. */
export interface Residence {
  /** Where its pages are; a withdrawn document may have lost every address to others. */
  readonly home: string | undefined;
  /** Its other addresses, which lead to its home. */
  readonly former: readonly string[];
}

/** Lets every former address of a document lead to its home. */
export async function redirectFormerAddresses(
  { home, former }: Residence,
  context: RenderContext,
): Promise<void> {
  if (home === undefined) return;
  for (const address of former) {
    // The plan's own front page is always there.
    if (address !== '/') await redirect(address, home, context);
    await redirect(historyAddress(address), historyAddress(home), context);
  }
}

/**
 * The addresses a document has or had, without those that have gone to another one. Its home is
 * the last of them: a withdrawn document whose address was taken goes back to the one before.
 */
export async function residenceOf(
  document: string,
  changes: DocumentRecordView['changes'],
  { index, sequence }: { readonly index: PlanIndex; readonly sequence: number },
): Promise<Residence> {
  const owned: string[] = [];
  for (const address of new Set(changes.map(({ after }) => after.address).toReversed()))
    if ((await index.owner(address, sequence)) === document) owned.push(address);
  const [home, ...former] = owned;
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
