import type { IndexStore } from '../../ports/index-store.ts';
import type { PageStore } from '../../ports/page-store.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { Site } from '../../site/models.ts';
import { renderRedirectPage } from '../../site/pages/redirect-page.tsx';
import { html, putText } from '../render/context/context.ts';
import { answerLanguage, parseLanguageRequest } from './language-answer.ts';

/** What keeping ways to other languages needs. */
interface DoorPorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: PageStore;
  /** Of the rendered state. */
  readonly sequence: number;
}

/**
 * Keeps what ways to other languages lead to, where nobody answers when they are asked for: among
 * plain files and in previews.
 *
 * @param addresses of `languageDoors`
 */
export async function putDoors(
  addresses: Iterable<string>,
  ports: DoorPorts,
  site: Site,
): Promise<void> {
  for (const address of addresses) {
    const request = parseLanguageRequest(address);
    const answer = request && (await answerLanguage(request, ports, site));
    if (!answer) continue;
    const page = { address, contentType: html, cache: 'current' } as const;
    if ('text' in answer) await putText(ports, { ...page, body: answer.text });
    else {
      const { redirect } = answer;
      await putText(ports, { ...page, body: renderRedirectPage(site, redirect), redirect });
    }
  }
}
