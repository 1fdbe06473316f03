import { openGitSource } from '../../lib/git/git-source.ts';
import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { announce } from '../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { render } from '../../lib/pipeline/render/render.ts';
import { describeSite } from '../../lib/site/describe-site.ts';
import { counting } from '../support/counting.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { commitment, middlePath, planOf } from './plan-of.ts';

/** A published plan of `size` documents whose middle one is amended `rounds` times. */
export async function createPlan(size: number, rounds: number) {
  const repository = await createRepository();
  const first = await repository.commit({ message: 'First publication', files: planOf(size) });
  const amendments = await commitAmendments(repository, size, rounds);
  await repository.git('branch', 'published', first);
  const source = await openGitSource({ repository: repository.directory, branch: 'published' });
  const site = describeSite('Bench', 'http://localhost:8787', 'en');
  const counts = counting({
    store: createMemoryVersionStore(),
    index: createMemoryIndexStore(),
    pages: createMemoryPageStore(),
  });
  const ports = {
    ...counts.ports,
    source,
    author: { report: async () => {} },
  };
  const publish = async () => {
    await ingest(ports);
    await render(ports, site);
    await announce(ports, site);
  };
  await publish();
  return {
    size,
    reads: counts.reads,
    writes: counts.writes,
    /** Pushes the next amendment; {@link publish} then makes it live. */
    async push(round: number) {
      await repository.git('update-ref', 'refs/heads/published', amendments[round] ?? first);
      counts.reset();
    },
    publish,
    async close() {
      await source.close();
      await repository.close();
    },
  };
}

/** All commits are made ahead: making one in a large plan leaves the machine busy for a while. */
async function commitAmendments(repository: Repository, size: number, rounds: number) {
  const amendments: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const text = commitment(Math.ceil(size / 2), `amended ${round}`);
    const files = { [middlePath(size)]: text };
    amendments.push(await repository.commit({ message: `Amend ${round}`, files }));
  }
  return amendments;
}
