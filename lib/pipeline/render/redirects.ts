import { historyAddress } from '../../plan/addresses.ts';
import { renderRedirectPage } from '../../site/redirect-page.tsx';
import { addressKey } from '../keys.ts';
import { html, putText, type RenderContext } from './context.ts';
import type { DocumentRecordView } from './version-lines.ts';

/**
 * Lets every former address of a document lead to where it is now, unless another document lives
 * there. Returns whether the document still has its own address: a withdrawn one may have lost it.
 */
export async function redirectFormerAddresses(
  { document, changes }: DocumentRecordView,
  context: RenderContext,
): Promise<boolean> {
  const current = changes.at(-1)?.after.address ?? '/';
  const owned = await ownedAddresses(document, changes, context);
  for (const address of owned.filter((former) => former !== current)) {
    await redirect(address, current, context);
    await redirect(historyAddress(address), historyAddress(current), context);
  }
  return owned.includes(current);
}

/** Addresses a document has or had, without those that have gone to another one. */
export async function ownedAddresses(
  document: string,
  changes: DocumentRecordView['changes'],
  { store }: Pick<RenderContext, 'store'>,
): Promise<string[]> {
  const addresses = [...new Set(changes.map(({ after }) => after.address))];
  const owners = await store.lookups(addresses.map(addressKey));
  return addresses.filter((address) => owners.get(addressKey(address)) === document);
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
