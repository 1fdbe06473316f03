import { openGitSource } from '../../lib/git/git-source.ts';
import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { announce } from '../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../lib/pipeline/ingest.ts';
import { render } from '../../lib/pipeline/render/render.ts';
import { describeSite } from '../../lib/site/describe-site.ts';
import { counting } from '../support/counting.ts';
import { createRepository } from '../support/repository.ts';
import { commitment, middlePath, planOf } from './plan-of.ts';

/** A published plan of `size` documents whose middle one can be amended again and again. */
export async function createPlan(size: number) {
  const repository = await createRepository();
  await repository.commit({ message: 'First publication', files: planOf(size) });
  const source = await openGitSource({ repository: repository.directory });
  const site = describeSite('Bench', 'http://localhost:8787', 'en');
  const counts = counting({
    store: createMemoryVersionStore(),
    index: createMemoryIndexStore(),
    pages: createMemoryPageStore(),
  });
  const ports = {
    ...counts.ports,
    source,
    cdn: { invalidate: async () => {} },
    author: { report: async () => {} },
  };
  const publish = async () => {
    await ingest(ports);
    await render(ports, site);
    await announce(ports, site);
  };
  await publish();
  const number = Math.ceil(size / 2);
  return {
    size,
    reads: counts.reads,
    writes: counts.writes,
    /** Commits an amendment; {@link publish} then makes it live. */
    async amend(round: number) {
      const files = { [middlePath(size)]: commitment(number, `amended ${round}`) };
      await repository.commit({ message: `Amend ${round}`, files });
      counts.reset();
    },
    publish,
    async close() {
      await source.close();
      await repository.close();
    },
  };
}
