import { join } from 'node:path';
import { runGit } from '../../lib/git/run-git.ts';
import { seedSamplePlan } from '../../lib/local/server/sample-plan.ts';

/** Makes a bare repository with the sample plan's history on `main` in a folder; its path. */
export async function sampleRepository(folder: string): Promise<string> {
  const remote = join(folder, 'sample.git');
  await runGit(folder, ['init', '--quiet', '--bare', '--initial-branch=main', 'sample.git']);
  await seedSamplePlan({ project: process.cwd(), remote, branch: 'main' });
  return remote;
}
