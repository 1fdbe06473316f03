/** What tests import from `@jest/globals`: the runner has put it into the global scope. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } =
  /** @type {typeof import('@jest/globals')} */ (/** @type {unknown} */ (globalThis));
