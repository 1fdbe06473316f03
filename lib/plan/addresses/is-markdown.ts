/** Whether a file of the plan is a document, by its name. */
export function isMarkdown(path: string): boolean {
  return /\.md$/iu.test(path);
}
