import { createRepository, type Repository } from '../support/repository.ts';

/**
 * A plan of every kind of document in two languages, and eight commits of every kind of change: what
 * the same bytes are asked of where the sample plan would only be more of the same.
 */
export async function createSmallPlan(): Promise<Repository> {
  const repository = await createRepository();
  const commit = (message: string, files: Record<string, string | Uint8Array | null>) =>
    repository.commit({ message, files });
  await commit('Publish the plan', {
    'LANGS.md': '* [Français](fr/)\n* [English](en/)\n',
    'fr/README.md': '# Plan\n\nLe plan, et [l’eau](eau/engagement-1.md).\n\n![carte](carte.png)\n',
    'fr/carte.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0]),
    'fr/SUMMARY.md': `* [Plan](README.md)\n* [L’eau](eau/README.md)\n${list('eau', [1, 2])}`,
    'fr/eau/README.md': '# L’eau\n',
    'fr/eau/engagement-1.md': commitment(1, '2016-06-30', 'Mesurer 500 puits'),
    'fr/eau/engagement-2.md': commitment(2, '2016-12-31', 'Publier les mesures'),
    'en/README.md': '# Plan\n\nThe plan.\n',
    'en/eau/engagement-1.md': commitment(1, '2016-06-30', 'Measure 500 wells'),
  });
  await commit('Correct a figure', {
    'fr/eau/engagement-1.md': commitment(1, '2016-06-30', 'Mesurer 1 500 puits'),
  });
  await commit('Move a due date', {
    'fr/eau/engagement-2.md': commitment(2, '2017-03-31', 'Publier les mesures'),
  });
  await repository.rename('fr/eau/engagement-2.md', 'fr/eau/mesures.md', 'Move a commitment');
  await commit('Add what is wrong', { 'fr/note.md': '# Note\n\n[rien](rien.md) <b>gras\n' });
  await commit('Change a picture and a chapter', {
    'fr/carte.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 1]),
    'fr/eau/README.md': '# L’eau et la mer\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  });
  await commit('Withdraw a page', { 'fr/note.md': null });
  await commit('Translate a commitment', {
    'en/eau/mesures.md': commitment(2, '2017-03-31', 'Publish what is measured'),
  });
  return repository;
}

function list(folder: string, numbers: readonly number[]): string {
  return numbers
    .map((number) => `  * [Engagement ${number}](${folder}/engagement-${number}.md)\n`)
    .join('');
}

function commitment(number: number, due: string, promise: string): string {
  const fields = `number: ${number}\nstatus: limited\ndue: ${due}\nlead: A ministry`;
  return `---\n${fields}\n---\n\n# Engagement ${number}: ${promise}\n\n${promise} avant la date.\n`;
}
