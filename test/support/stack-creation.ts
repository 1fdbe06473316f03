/** A resource of a template, as far as making and removing it goes. */
export interface CreatedResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
}

type Resources = Readonly<Record<string, CreatedResource>>;

/** What an account has, whichever stack made it: logical ids, since each is made but once here. */
export type Account = Set<string>;

/** How a creation ended, as CloudFormation calls it. */
export type CreationStatus = 'CREATE_COMPLETE' | 'ROLLBACK_COMPLETE' | 'ROLLBACK_FAILED';

/**
 * Makes a stack as CloudFormation does: each resource after those it refers to, and when one fails,
 * all that was made is taken back, the last first, except what DeletionPolicy keeps. `Retain` keeps
 * it, `RetainExceptOnCreate` does not
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html).
 * A table that is protected cannot be removed, and what has a name of its own is refused while
 * another has it.
 *
 * @param failing logical id of the resource that fails
 */
export function createStack(
  resources: Resources,
  account: Account,
  failing?: string,
): CreationStatus {
  const made: string[] = [];
  for (const id of creationOrder(resources)) {
    if (id === failing || (account.has(id) && isNamed(resources[id])))
      return rollBack(made, resources, account);
    made.push(id);
    account.add(id);
  }
  return 'CREATE_COMPLETE';
}

function rollBack(made: readonly string[], resources: Resources, account: Account): CreationStatus {
  let status: CreationStatus = 'ROLLBACK_COMPLETE';
  for (const id of made.toReversed()) {
    const { DeletionPolicy, Properties = {} } = resources[id] ?? {};
    if (DeletionPolicy === 'Retain') continue;
    if (Properties.DeletionProtectionEnabled === true) status = 'ROLLBACK_FAILED';
    else account.delete(id);
  }
  return status;
}

/** Logical ids, each after those it depends on. */
export function creationOrder(resources: Resources): string[] {
  const done = new Set<string>();
  const visit = (id: string): void => {
    if (done.has(id)) return;
    for (const other of dependencies(resources[id], resources)) visit(other);
    done.add(id);
  };
  for (const id of Object.keys(resources)) visit(id);
  return [...done];
}

function dependencies(resource: CreatedResource | undefined, resources: Resources): string[] {
  const own = [resource?.DependsOn ?? []].flat();
  const ids = [...own, ...references(resource?.Properties)];
  return ids.filter((id) => Object.hasOwn(resources, id));
}

/** What `Ref` and `Fn::GetAtt` name anywhere below a value. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { Ref, 'Fn::GetAtt': attribute } = value as Readonly<Record<string, unknown>>;
  const named = [Ref, Array.isArray(attribute) ? attribute[0] : undefined];
  return [
    ...named.filter((name) => typeof name === 'string'),
    ...Object.values(value).flatMap(references),
  ];
}

/** Whether the template names it, so that there can be one in the account. */
function isNamed(resource: CreatedResource | undefined): boolean {
  const names = ['AlarmName', 'DashboardName', 'TableName', 'BucketName', 'QueueName'];
  return names.some((name) => resource?.Properties?.[name] !== undefined);
}
