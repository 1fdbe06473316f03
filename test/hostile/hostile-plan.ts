import { openPlanSite, type PlanSite } from '../support/plan-site.ts';
import { commitRaw, type RawFiles } from '../support/raw-repository.ts';
import { createRepository } from '../support/repository.ts';

/** Texts on the way through every place that a plan's author can write to. */
export interface HostilePlan {
  readonly site: PlanSite;
  close(): Promise<void>;
}

/**
 * Publishes a document for each text, named and titled by it, and amends it by a commit whose
 * message and author are the text, too: then the text is its front matter, and the next one its body.
 */
export async function publishHostilePlan(texts: readonly string[]): Promise<HostilePlan> {
  const repository = await createRepository();
  const site = await openPlanSite(repository);
  const paths = texts.map((text, index) => pathOf(text, index));
  let files: RawFiles = {
    'README.md': `# ${oneLine(texts[0] ?? '')}\n`,
    'SUMMARY.md': paths
      .map((path, index) => `* [${oneLine(texts[index] ?? '')}](<${path}>)\n`)
      .join(''),
    ...Object.fromEntries(paths.map((path, index) => [path, bodyOf(texts[index] ?? '')])),
  };
  let parent = await commitRaw(repository.directory, { files });
  for (const [index, text] of texts.entries()) {
    const next = texts[(index + 1) % texts.length] ?? '';
    files = { ...files, [paths[index] ?? '']: fieldsOf(text) + bodyOf(next) };
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
  return `x/${[...name].slice(0, 50).join('')} ${index}.md`.replace(/^x\/[@.]+/u, 'x/');
}

function fieldsOf(text: string): string {
  const value = JSON.stringify(text.slice(0, 500).toWellFormed());
  const fields = ['title', 'number', 'status', 'start', 'due', 'id'].map(
    (name) => `${name}: ${value}`,
  );
  const milestones = `milestones: [{title: ${value}, due: ${value}, status: ${value}}]`;
  return `---\n${fields.join('\n')}\nlead: [${value}, ${value}]\n${milestones}\n---\n\n`;
}

/** Every place of a text. What may open a block that never ends, the text on its own, comes last. */
function bodyOf(text: string): string {
  const line = oneLine(text);
  const cell = line.replaceAll('|', '\\|');
  return `# ${line}

Links [${line}](${line}), [a](${line}), [b](<${line}> "${line}"), [c](/${line}), <${line}>.

Images ![${line}](${line}), ![a](${line}), ![b](<${line}> "${line}"), ![c](./${line}).

HTML <a href="${line}" title='${line}'>a</a>, <img src="${line}" alt='${line}'>, <img src=${line}>.

Code \`${line}\`, a note[^${line}] and a note[^1].

| ${cell} |
|---|
| ${cell} |

- **Lead**: ${line}
- **Due**: ${line}
- [ ] ${line}

[^1]: ${line}

${text}
`;
}
