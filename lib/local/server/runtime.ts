import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { SettingsError } from '../../errors/errors.ts';
import { openGitSource } from '../../git/git-source.ts';
import { describeSite } from '../../site/describe-site.ts';
import { startEmulators } from '../emulators/emulators.ts';
import { authorLines } from '../git-remote/author-lines.ts';
import { createGitRemote } from '../git-remote/git-remote.ts';
import { createPushOutcomes } from '../git-remote/push-outcomes.ts';
import { readWebhookSecret } from '../git-remote/webhook-secret.ts';
import { sendWebhook } from '../git-remote/webhook-sender.ts';
import { type EventSources, startEventSources } from './event-sources.ts';
import { createLocalFunctions } from './local-functions.ts';
import { seedSamplePlan } from './sample-plan.ts';
import { createSiteServer } from './site-server.ts';
import { noteSite } from './verify-home.ts';

/** How to run Gazette on one machine. */
export interface RuntimeOptions {
  /** Root of this project: where the sample plan's history is. */
  readonly project: string;
  /** Folder that holds all state. */
  readonly home: string;
  /** TCP port of the site; 0 takes a free one. */
  readonly port: number;
  readonly title: string;
  readonly write: (line: string) => void;
}

/** A running Gazette. */
export interface Runtime {
  readonly url: string;
  /** Where authors clone and push. */
  readonly remote: string;
  /** What the sample plan was made from, when this start made it. */
  readonly sample: Awaited<ReturnType<typeof seedSamplePlan>>;
  readonly stop: () => Promise<void>;
}

/** The published branch of the local remote. */
const branch = 'main';
/** What the local remote is called in webhooks. */
const repository = 'local/plan';

/**
 * Starts everything on one machine: the emulators, the functions with their event sources and
 * their schedule, the site and a git remote. Resolves when what is in the remote is live.
 *
 * @throws {SettingsError} when the port is taken
 */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { project, home, write } = options;
  await mkdir(home, { recursive: true });
  const server = createSiteServer();
  const port = await listen(server, options.port);
  const url = `http://localhost:${port}`;
  await noteSite(home, { title: options.title, url });
  const directory = join(home, 'plan.git');
  const git = await createGitRemote({ directory, branch });
  const sample = await seedSamplePlan({ project, remote: directory, branch });
  const secret = await readWebhookSecret(home);
  const emulators = await startEmulators({ home });
  const source = await openGitSource({ repository: directory, branch });
  let pushedAt: number | undefined;
  const sincePush = () => (pushedAt === undefined ? undefined : performance.now() - pushedAt);
  const outcomes = createPushOutcomes({ branch, settle: () => eventSources.wakeAll() });
  const functions = createLocalFunctions({
    emulators,
    source,
    secret,
    repository,
    branch,
    site: describeSite(options.title, url, 'en'),
    author: {
      async report(changeSet, published) {
        const lines = authorLines(changeSet, { ...published, baseUrl: url, elapsed: sincePush() });
        for (const line of lines) write(line);
        outcomes.tell(changeSet.commit, lines);
      },
    },
  });
  await functions.wakeAll();
  const eventSources: EventSources = startEventSources(functions, emulators);
  server.serve({
    pages: functions.pages,
    receive: functions.receive,
    onDemand: functions.onDemand,
    git: git.handle,
  });
  git.onPush(async (push, pusher) => {
    pushedAt = performance.now();
    const outcome = pusher.waits ? outcomes.of(push, pusher) : [];
    sendWebhook(push, { url: `${url}/@webhook`, secret, repository }).catch((error: unknown) =>
      write(`the webhook could not be sent: ${String(error)}`),
    );
    return outcome;
  });
  const stop = async () => {
    outcomes.stop();
    // What was said to those who waited goes out first.
    await setImmediate();
    await close(server.http);
    await eventSources.stop();
    await source.close();
    await emulators.stop();
  };
  return { url, remote: `${url}/git/plan.git`, sample, stop };
}

async function listen({ http }: { http: Server }, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        cause.code === 'EADDRINUSE'
          ? new SettingsError(
              `port ${port} is in use`,
              'Stop what uses it, or choose another one: PORT=8788 npm start',
              { cause },
            )
          : cause,
      );
    });
    // Without a host, Node listens on all interfaces; this site is for this machine alone.
    http.listen(port, 'localhost', resolve);
  });
  const address = http.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
