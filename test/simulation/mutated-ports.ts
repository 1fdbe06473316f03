import type { Page } from '../../lib/ports/page-store.ts';
import type { Ports } from './world.ts';

/** Puts a deliberate bug into ports. */
export type Change = (ports: Ports) => Ports;

/** Changes some pages on their way to the site. */
export function puts(change: (page: Page, pages: Ports['pages']) => Page | Promise<Page>): Change {
  return ({ pages, ...ports }) => ({
    ...ports,
    pages: { ...pages, put: async (page) => pages.put(await change(page, pages)) },
  });
}

/** Changes the text of pages whose keys match. */
export function rewrites(keys: RegExp, change: (text: string) => string): Change {
  return puts((page) => (keys.test(page.key) ? withText(page, change) : page));
}

export function withText(page: Page, change: (text: string) => string): Page {
  return { ...page, body: Buffer.from(change(new TextDecoder().decode(page.body))) };
}
