/** Whether a file only defines the contents and is not listed in them. */
export function isSteering(path: string): boolean {
  return /(^|\/)(SUMMARY|LANGS)\.md$/u.test(path);
}
