/**
 * What is used of a file's results in Jest.
 *
 * @typedef {object} FileResult
 * @property {string} testFilePath
 * @property {{ start: number, end: number }} perfStats
 * @property {unknown} [testExecError]
 * @property {readonly { status: string, fullName: string }[]} testResults
 */

const shown = 10;
const isThorough = process.env.TIER === 'thorough';
/** Minutes after which a file is taken for one that never ends: six times what the longest takes. */
const patience = isThorough ? 30 : 10;

/** Ends a run in which a file hangs. Says at the end how each failed test is run again alone, and which files took longest. */
export default class Reporter {
  /** @type {Map<string, NodeJS.Timeout>} */
  #running = new Map();

  /** @param {{ path: string }} test */
  onTestStart({ path }) {
    const end = () => {
      process.stderr.write(`\n${path} has not ended in ${patience} minutes: the run is given up\n`);
      process.exit(1);
    };
    this.#running.set(path, setTimeout(end, patience * 60_000));
  }

  /** @param {{ path: string }} test */
  onTestResult({ path }) {
    clearTimeout(this.#running.get(path));
  }

  /**
   * @param {unknown} _contexts
   * @param {{ testResults: readonly FileResult[] }} results
   */
  onRunComplete(_contexts, { testResults }) {
    const script = isThorough ? 'test:thorough' : 'test:unit';
    const pathOf = (/** @type {FileResult} */ { testFilePath }) =>
      testFilePath.replace(`${process.cwd()}/`, '');
    const lines = testResults.flatMap((file) => {
      const failed = file.testResults.filter(({ status }) => status === 'failed');
      const names = failed.map(({ fullName }) =>
        isHook(fullName) ? '' : ` -t ${quoted(fullName)}`,
      );
      const wrong = names.length > 0 || !file.testExecError ? names : [''];
      return wrong.map((name) => `again: npm run ${script} -- ${pathOf(file)}${name}`);
    });
    if (testResults.length > shown) lines.push(...slowest(testResults, pathOf));
    if (lines.length > 0) process.stderr.write(`\n${lines.join('\n')}\n`);
  }
}

/**
 * Whether the name is the runner's for a hook that failed: no pattern finds it.
 *
 * @param {string} name
 */
function isHook(name) {
  return /^\((?:before|after)(?:All|Each)\)$/u.test(name);
}

/**
 * @param {readonly FileResult[]} files
 * @param {(file: FileResult) => string} pathOf
 */
function slowest(files, pathOf) {
  const seconds = (/** @type {FileResult} */ { perfStats: { start, end } }) => (end - start) / 1000;
  return [...files]
    .sort((a, b) => seconds(b) - seconds(a))
    .slice(0, shown)
    .map((file) => `slowest: ${seconds(file).toFixed(1).padStart(6)} s ${pathOf(file)}`);
}

/**
 * A test's name as the shell takes it and as the pattern that jest reads it as.
 *
 * @param {string} name
 */
function quoted(name) {
  const pattern = name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return `'${pattern.replaceAll("'", "'\\''")}'`;
}
