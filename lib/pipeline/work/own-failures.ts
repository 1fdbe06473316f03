/**
 * Tells the operators that Gazette itself failed on a text. The text is then published in a simpler
 * form, and the plan goes on.
 *
 * @param path of the text in the plan
 */
export type ReportOwnFailure = (path: string, error: unknown) => void;

/**
 * Runs `work` and returns its result; when it throws, returns `instead(error)`. The work must read
 * and write nothing outside itself, because it may stop anywhere.
 */
export function withFallback<Result, Instead>(
  work: () => Result,
  instead: (error: unknown) => Instead,
): Result | Instead {
  try {
    return work();
  } catch (error) {
    return instead(error);
  }
}
