import { rewriteHtml } from '../../markup/rewrite-html.ts';
import type { Page, PageStore } from '../../ports/page-store.ts';

/** Attributes whose value is an address. */
const linking: ReadonlySet<string> = new Set(['href', 'src', 'action']);

/**
 * A site below a path of its host, such as `/plan` of `https://org.github.io/plan/`. Links within
 * the site begin at the top of a host, so each gets the path before it as its page is stored.
 *
 * @param path with a slash before it and none behind it
 */
export function belowPath(pages: PageStore, path: string): PageStore {
  return {
    put: (page) => pages.put(asBelow(page, path)),
    get: (key) => pages.get(key),
    has: (key) => pages.has(key),
  };
}

function asBelow(page: Page, path: string): Page {
  if (page.contentType.startsWith('text/html')) return moved(page, path);
  if (page.contentType.startsWith('application/json')) return movedData(page, path);
  return page;
}

/** In data of versions, addresses are called so. */
function movedData(page: Page, path: string): Page {
  const data: unknown = JSON.parse(new TextDecoder().decode(page.body), (name, value: unknown) =>
    name === 'address' && typeof value === 'string' ? below(path, value) : value,
  );
  return { ...page, body: new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`) };
}

function moved(page: Page, path: string): Page {
  const body = rewriteHtml(page.body, (tag, write) => {
    const isRefresh = tag.attrs.some(
      ({ name, value }) => name === 'http-equiv' && value === 'refresh',
    );
    for (const attribute of tag.attrs)
      if (linking.has(attribute.name)) attribute.value = below(path, attribute.value);
      else if (isRefresh && attribute.name === 'content')
        attribute.value = attribute.value.replace(
          /^(\d{1,9}; url=)(.*)$/su,
          (_, wait, target) => `${wait}${below(path, target)}`,
        );
    write.tag(tag);
  });
  return { ...page, body };
}

/** `//host/` is another host's. */
function below(path: string, target: string): string {
  return /^\/(?!\/)/u.test(target) ? `${path}${target}` : target;
}
