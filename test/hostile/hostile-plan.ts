import { openPlanSite, type PlanSite } from '../support/plan-site.ts';
import { commitRaw, type RawFiles } from '../support/raw-repository.ts';
import { createRepository } from '../support/repository.ts';

/** A text on the way through every place that a plan's author can write to. */
export interface HostilePlan {
  readonly site: PlanSite;
  close(): Promise<void>;
}

/**
 * Publishes texts as documents, each of them amended into the next one by a commit whose message,
 * author, file name and front matter are hostile too.
 */
export async function publishHostilePlan(texts: readonly string[]): Promise<HostilePlan> {
  const repository = await createRepository();
  const site = await openPlanSite(repository);
  const paths = texts.map((text, index) => pathOf(text, index));
  let files: RawFiles = {
    'README.md': `# ${oneLine(texts[0] ?? '')}\n`,
    'SUMMARY.md': paths.map((path) => `* [${path}](<${path}>)`).join('\n'),
    'fields.md': fieldsOf('a'),
    ...Object.fromEntries(paths.map((path, index) => [path, texts[index] ?? ''])),
  };
  let parent = await commitRaw(repository.directory, { files });
  for (const [index, text] of texts.entries()) {
    const next = texts[(index + 1) % texts.length] ?? '';
    files = { ...files, [paths[index] ?? '']: next, 'fields.md': fieldsOf(text) };
    const author = oneLine(text).replaceAll('<', '(');
    parent = await commitRaw(repository.directory, { files, parent, message: text, author });
  }
  await site.publish();
  const close = async () => {
    await site.close();
    await repository.close();
  };
  return { site, close };
}

function oneLine(text: string): string {
  return text.replace(/[\0\n]/gu, ' ');
}

/** The text as a file name that can be published; names that cannot are in the list of bad input. */
function pathOf(text: string, index: number): string {
  const name = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\ufffd\\/\u202a-\u202e\u2066-\u2069]/gu, '');
  return `x/${[...name].slice(0, 40).join('')} ${index}.md`.replace(/^x\/@/u, 'x/');
}

function fieldsOf(text: string): string {
  const value = JSON.stringify(text.slice(0, 500).toWellFormed());
  const fields = ['title', 'number', 'status', 'start', 'due', 'id'].map(
    (name) => `${name}: ${value}`,
  );
  const milestones = `milestones: [{title: ${value}, due: ${value}, status: ${value}}]`;
  return `---\n${fields.join('\n')}\nlead: [${value}, ${value}]\n${milestones}\n---\n\ntext\n`;
}
