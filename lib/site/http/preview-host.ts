/*
 * Runs at the edge, too (see address-rules.ts): no imports, no `u` flag, no destructuring here.
 */

/**
 * Whether an object is read at the host that was asked. Where previews have a host of their own, what
 * anyone proposes is never at the site's own name, and nothing published is at theirs but the
 * stylesheet and the images that previews show.
 *
 * @param key decoded object key
 * @param host as asked for, in lower case
 * @param previewHost of previews; empty where they are on the site itself
 * @returns `there` for a preview that is asked for elsewhere, `nowhere` for what is not of a preview
 */
export function placeOf(
  key: string,
  host: string,
  previewHost: string,
): 'here' | 'there' | 'nowhere' {
  if (previewHost === '') return 'here';
  const isPreview = key.indexOf('@preview/') === 0;
  if (host !== previewHost) return isPreview ? 'there' : 'here';
  return isPreview || key.indexOf('@assets/') === 0 ? 'here' : 'nowhere';
}
