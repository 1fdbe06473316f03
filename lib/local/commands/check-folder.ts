import { openWorkingTree } from '../../git/working-tree.ts';
import { checkPlan } from '../../pipeline/check/check-plan.ts';
import { isHidden } from '../../plan/addresses/is-hidden.ts';
import { isMarkdown } from '../../plan/addresses/is-markdown.ts';
import type { Problem } from '../../plan/model/document.ts';
import type { TextTrials } from '../../ports/text-trials.ts';

/** As of `gazette build` and `gazette start`: a folder does not say what its site's language is. */
const defaultLanguage = 'en';

/**
 * Checks a folder of Markdown files as a push of it would be checked. Writes nothing into it.
 *
 * @throws {SourceError} when the folder cannot be read
 */
export async function checkFolder(
  directory: string,
  trials: TextTrials,
): Promise<{ readonly files: number; readonly problems: readonly Problem[] }> {
  const { source, before, after, close } = await openWorkingTree(
    directory,
    new Date().toISOString(),
  );
  try {
    const problems = await checkPlan({ source, trials, before, after, language: defaultLanguage });
    const files = await source.compareTrees(undefined, after.tree);
    const texts = files.filter(({ path }) => isMarkdown(path) && !isHidden(path));
    return { files: texts.length, problems };
  } finally {
    await close();
  }
}
