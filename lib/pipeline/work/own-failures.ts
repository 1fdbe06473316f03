/**
 * Tells the operators of a mistake of Gazette's that a text brought to light. The text is published
 * as well as it can be, and the plan goes on.
 *
 * @param path of the text in the plan
 */
export type ReportFailure = (path: string, error: unknown) => void;

/** What work on a text comes to, or what there is instead when it fails. Only for work that reads and writes nothing. */
export function contained<Result, Instead>(
  work: () => Result,
  instead: (error: unknown) => Instead,
): Result | Instead {
  try {
    return work();
  } catch (error) {
    return instead(error);
  }
}
