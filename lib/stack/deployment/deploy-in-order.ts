/** What deploying needs from outside. */
export interface DeployPorts {
  /** Status of a stack as CloudFormation has it, e.g. `CREATE_COMPLETE`; `undefined` when there is none. */
  readonly statusOf: (stack: string) => Promise<string | undefined>;
  /** Whether nothing stands against making these; it tells the operator what does. */
  readonly isReady: (stacks: readonly string[]) => Promise<boolean>;
  /** Runs `cdk deploy` with these words; resolves with its exit code. */
  readonly cdkDeploy: (words: readonly string[]) => Promise<number>;
}

/**
 * Deploys, and protects what is new at the end. CDK turns a stack's termination protection on before
 * it makes the stack, and a protected stack whose creation failed can neither be repeated nor
 * removed by CDK; nor can CloudFormation take back a table that is protected. So what is not there
 * yet is made without protection, and a second deployment turns both on.
 *
 * @param stacks names of the plans' stacks
 * @param words the operator's own words for `cdk deploy`
 * @returns the exit code
 */
export async function deployInOrder(
  stacks: readonly string[],
  words: readonly string[],
  { statusOf, isReady, cdkDeploy }: DeployPorts,
): Promise<number> {
  const named = stacks.filter((stack) => words.includes(stack));
  const chosen = named.length > 0 ? named : stacks;
  const statuses = await Promise.all(chosen.map(statusOf));
  const created = chosen.filter((_, at) => !isThere(statuses[at]));
  if (created.length === 0) return cdkDeploy(words);
  if (!(await isReady(created))) return 1;
  const code = await cdkDeploy([...words, '--context', `${creating}=${created.join(',')}`]);
  return code === 0 ? cdkDeploy(words) : code;
}

/** Key of the CDK context that names, between commas, the stacks that are made for the first time. */
export const creating = 'creating';

/**
 * Whether a stack was made once. CDK removes one whose creation failed and makes it again
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html lists the
 * statuses).
 */
function isThere(status: string | undefined): boolean {
  return (
    status !== undefined &&
    !/^(?:CREATE_(?:FAILED|IN_PROGRESS)|REVIEW_IN_PROGRESS|ROLLBACK_.*|DELETE_.*)$/u.test(status)
  );
}
