/** What a start says before it reads and publishes anything, as both may take minutes. */
export function publishingLine(
  { repository, branch }: { readonly repository?: string | undefined; readonly branch: string },
  isFirst: boolean,
): string {
  const plan = repository === undefined ? 'the plan' : `${branch} of ${repository}`;
  if (!isFirst) return `Publishing what is new in ${plan} since the last start…`;
  const first = repository === undefined ? 'the sample plan' : plan;
  return `Publishing ${first} with its whole history. Only the first start does so; it may take minutes…`;
}
