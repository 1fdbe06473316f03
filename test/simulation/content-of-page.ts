/**
 * The text of a document on its page, as HTML without the line breaks between blocks: the heading
 * and the rest, which stand apart there. Texts of the simulation have no `div` of their own. What
 * pages add so that places can be cited is left out.
 */
export function contentOf(html: string): string {
  const parts = html.matchAll(/<div class="content"[^>]*>(.*?)<\/div>/gsu);
  const text = [...parts].map(([, inner = '']) => inner).join('');
  return withoutBreaks(text.replace(/ <a class="anchor" [^>]*>#<\/a>| id="@p\d+"/gu, ''));
}

export function withoutBreaks(html: string): string {
  return html.replace(/(?<=^|>)\s+(?=<|$)/gu, '');
}

/**
 * The same without links, whole or broken. Where the branch comes back to a commit, the page is about
 * the second time, and a link may lead elsewhere then: to a file with no safe text, whose document was
 * live the first time.
 */
export function withoutLinks(html: string): string {
  return html.replace(/<a [^>]*>|<\/a>|<span class="broken-link">|<\/span>/gu, '');
}
