import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHandler } from '../../functions/on-demand.ts';
import { createSiteServer } from '../../lib/local/server/site-server.ts';
import { listen } from './listen.ts';
import { openPlanSite, testSite } from './plan-site.ts';
import type { Repository } from './repository.ts';
import { sampleRepository } from './sample-repository.ts';

/** The sample plan, published in memory and served as it is on one machine. */
export interface SampleSite {
  readonly origin: string;
  close(): Promise<void>;
}

/** @param day what the site takes for today */
export async function serveSample(day: string): Promise<SampleSite> {
  const folder = mkdtempSync(join(tmpdir(), 'gazette sample site '));
  const directory = await sampleRepository(folder);
  const plan = await openPlanSite({ directory } as Repository);
  await plan.publish();
  const { store, index, pages } = plan;
  const now = () => new Date(`${day}T12:00:00Z`);
  const server = createSiteServer();
  server.serve({
    ...{ url: 'http://localhost', pages, git: async () => {} },
    receive: async () => ({ statusCode: 404 }),
    onDemand: createHandler({ store, index, pages, now, site: testSite }),
  });
  return {
    origin: await listen(server.http),
    async close() {
      server.http.closeAllConnections();
      server.http.close();
      await once(server.http, 'close');
      await plan.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
