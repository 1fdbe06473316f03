/** Characters from which a title is set smaller: a phone would show nothing else at first. */
const longTitle = 60;

/** Class of the heading that a page's title is in. */
export function titleClass(title: string): string | undefined {
  return title.length > longTitle ? 'long' : undefined;
}
