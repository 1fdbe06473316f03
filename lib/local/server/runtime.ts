import type { Server } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { SettingsError } from '../../errors/errors.ts';
import { planFolder } from '../../git/git-source.ts';
import { tryGit } from '../../git/run-git.ts';
import { changesAddress, href } from '../../plan/addresses/addresses.ts';
import { type Emulators, startEmulators } from '../emulators/emulators.ts';
import { liveLines, problemLines } from '../git-remote/author-lines.ts';
import { createJudge } from '../git-remote/judge-push.ts';
import { createPushOutcomes } from '../git-remote/push-outcomes.ts';
import { readWebhookSecret } from '../git-remote/webhook-secret.ts';
import { sendWebhook } from '../git-remote/webhook-sender.ts';
import { lockHome } from '../home/home-lock.ts';
import {
  type AskedSettings,
  localUrl,
  type PlanSettings,
  readPlanSettings,
  settleSettings,
  writePlanSettings,
} from '../home/plan-settings.ts';
import { checkRecipientsFile } from '../home/recipients-file.ts';
import { siteOfHome } from '../home/site-of-home.ts';
import { createStepFile } from '../home/step-file.ts';
import { branchToPublish, openOrigin } from '../origin/open-origin.ts';
import { repositoryAddress, repositoryName } from '../origin/repository-address.ts';
import { isOutOfReach } from '../origin/url-origin.ts';
import { olderLook } from '../render-all/older-look.ts';
import { knownProgram } from '../render-all/program-digest.ts';
import { renderAllPages } from '../render-all/render-all-pages.ts';
import { type EventSources, startEventSources } from './event-sources.ts';
import { listenHere, urlHere } from './listen-here.ts';
import { openLocalDeliveries } from './local-deliveries.ts';
import { createLocalFunctions } from './local-functions.ts';
import { publishingLine } from './publishing-line.ts';
import { type SeededPlan, seedSamplePlan } from './sample-plan.ts';
import { createSiteServer, type SiteServer, type SiteServerParts } from './site-server.ts';

/** How to run Gazette on one machine. */
export interface RuntimeOptions {
  /** Root of this project: where the sample plan's history is. */
  readonly project: string;
  /** Folder that holds all state. */
  readonly home: string;
  /** What this start asks for; the home keeps the rest. Port 0 takes a free one. */
  readonly asked: AskedSettings;
  readonly write: (line: string) => void;
}

/** A running Gazette. */
export interface Runtime {
  readonly settings: PlanSettings;
  /** Where authors clone and push; `undefined` where the plan's own repository is followed. */
  readonly remote: string | undefined;
  /** What the sample plan was made from, when this start made it. */
  readonly sample: SeededPlan | undefined;
  readonly stop: () => Promise<void>;
}

/**
 * Starts everything on one machine: the emulators, the functions with their event sources and
 * their schedule, the site and, unless a repository is followed, a git remote. Resolves when what
 * is in the repository is live. The home is written to only once nothing stands against the start.
 *
 * @throws {SettingsError} when another Gazette has the home, the port is taken, or something that
 *   is asked contradicts what is published
 * @throws {SourceError} when the repository cannot be read as asked
 */
export async function startRuntime(given: RuntimeOptions): Promise<Runtime> {
  const { home } = given;
  const { path } = given.asked;
  const asked = { ...given.asked, path: path === undefined ? undefined : planFolder(path) };
  const options = { ...given, asked };
  const lock = await lockHome(home);
  const server = createSiteServer();
  try {
    const kept = await readPlanSettings(home);
    const settled = settleSettings(
      home,
      kept,
      options.asked,
      await newSettings(options.asked, kept),
    );
    const port = await listenHere(server.http, settled.port);
    const settings =
      settled.port === 0 ? { ...settled, port, url: urlAt(port, options.asked) } : settled;
    const runtime = await startServing(settings, { ...options, kept, server });
    return {
      ...runtime,
      async stop() {
        await runtime.stop();
        lock.release();
      },
    };
  } catch (error) {
    if (server.http.listening) await close(server.http);
    await lock.abandon();
    throw error;
  }
}

function urlAt(port: number, { url }: AskedSettings): string {
  return url ?? localUrl(port);
}

/** What a new home takes where nothing is asked. */
async function newSettings(asked: AskedSettings, kept: PlanSettings | undefined) {
  const { repository } = asked;
  const branch = kept?.branch ?? (await newBranch(asked));
  const title =
    repository === undefined
      ? 'National Action Plan for Open Government'
      : repositoryName(repositoryAddress(repository));
  return { branch, title, path: '', language: 'en', port: 8787, serve: repository === undefined };
}

async function newBranch({ branch, repository }: AskedSettings): Promise<string> {
  if (branch === undefined) return branchToPublish(repository);
  if ((await tryGit('.', ['check-ref-format', `refs/heads/${branch}`])) !== undefined)
    return branch;
  throw new SettingsError(
    `“${branch}” is no name of a branch.`,
    'git check-ref-format says which names are.',
  );
}

async function startServing(
  settings: PlanSettings,
  options: RuntimeOptions & {
    readonly kept: PlanSettings | undefined;
    readonly server: SiteServer;
  },
): Promise<Runtime> {
  /** Ends what was opened, the last first. */
  const ends: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of ends.toReversed()) await end();
  };
  try {
    return { ...(await openEverything(settings, options, ends)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openEverything(
  settings: PlanSettings,
  options: Parameters<typeof startServing>[1],
  ends: (() => Promise<unknown>)[],
): Promise<Omit<Runtime, 'stop'>> {
  const { project, home, asked, kept, server, write } = options;
  const { branch, url, port, recipients } = settings;
  const site = siteOfHome(settings);
  // Before anything is in the home: a start that fails leaves nothing that stands against the next.
  if (recipients !== undefined) await checkRecipientsFile(recipients, site);
  write(publishingLine(settings, kept === undefined));
  let sample: SeededPlan | undefined;
  const origin = await openOrigin(settings, {
    home,
    isKept: kept !== undefined,
    isNamed: asked.branch !== undefined,
    fill: async (remote) => {
      sample = await seedSamplePlan({ project, remote, branch });
      write(`It has ${sample.commits} commit${sample.commits === 1 ? '' : 's'}.`);
    },
  });
  const { source, repository } = origin;
  ends.push(() => source.close());
  if (settings.refuseErrors && !origin.remote)
    throw new SettingsError(
      'A repository that is followed has its commits already: Gazette cannot refuse them.',
      'Take pushes here, --serve, or start without --refuse-errors.',
    );
  const secret = await readWebhookSecret(home);
  const emulators = await startEmulators({ home });
  ends.push(() => emulators.stop());
  const deliveries = recipients
    ? await openLocalDeliveries(recipients, { ...emulators, home, site })
    : undefined;
  await writePlanSettings(home, settings);
  let pushedAt: number | undefined;
  const sincePush = () => (pushedAt === undefined ? undefined : performance.now() - pushedAt);
  const outcomes = createPushOutcomes({
    ...{ branch, changesUrl: `${url}${href(changesAddress())}` },
    settle: () => eventSources.wakeAll(),
  });
  const functions = createLocalFunctions({
    emulators,
    source,
    secret,
    repository,
    branch,
    write: createStepFile(home, () => new Date()),
    ...{ site, deliveries, look: await knownProgram() },
    author: {
      async report(changeSet, published) {
        const { commit, changes, problems } = changeSet;
        const lines = liveLines(changeSet, { ...published, baseUrl: url, elapsed: sincePush() });
        for (const line of [...lines, ...problemLines(problems)]) write(line);
        const paths = changes.flatMap(({ before, after }) => [before?.path ?? '', after.path]);
        outcomes.tell(commit, { lines, problems, paths });
      },
    },
  });
  await functions.wakeAll().catch((error: unknown) => {
    // What is published already can be read while its repository is out of reach.
    if (kept === undefined || !isOutOfReach(error)) throw error;
    write(`${error.message}. ${error.advice}`);
  });
  await deliveries?.restore();
  const published = await remake(settings, home, emulators, write);
  const older = await olderLook(functions.index);
  if (older !== undefined) write(older);
  const eventSources: EventSources = startEventSources(functions, emulators);
  ends.push(() => eventSources.stop());
  const watch = origin.watch(() => void eventSources.wakeAll());
  // What came while the rest was started.
  void eventSources.wakeAll();
  server.serve({
    url,
    pages: functions.pages,
    receive: functions.receive,
    onDemand: functions.onDemand,
    git: origin.remote?.handle ?? noRemote(settings),
  });
  ends.push(async () => {
    watch.stop();
    outcomes.stop();
    // What was said to those who waited goes out first.
    await setImmediate();
    await close(server.http);
  });
  if (settings.refuseErrors)
    origin.remote?.judge(
      createJudge({
        ...{ store: functions.store, trials: functions.trials },
        ...{
          branch,
          path: settings.path,
          language: settings.language,
          settle: () => eventSources.wakeAll(),
        },
      }),
    );
  origin.remote?.onPush(async (push, pusher) => {
    pushedAt = performance.now();
    const outcome = pusher.hears === 'nothing' ? [] : outcomes.of(push, pusher);
    const here = `${urlHere(server.http)}/@webhook`;
    sendWebhook(push, { url: here, secret, repository }).catch((error: unknown) =>
      write(`the webhook could not be sent: ${String(error)}`),
    );
    return outcome;
  });
  return { settings: published, remote: origin.remote && `${localUrl(port)}/git/plan.git`, sample };
}

/** Makes all pages anew where the start before named another title or address, and notes when it is done. */
async function remake(
  settings: PlanSettings,
  home: string,
  { environment, names, queueUrl }: Emulators,
  write: (line: string) => void,
): Promise<PlanSettings> {
  const { isChanging, ...settled } = settings;
  if (!isChanging) return settings;
  write('The title, the address or the hubs are others: every page is made anew.');
  const site = siteOfHome(settled);
  const look = await knownProgram();
  await renderAllPages({ environment, names: { ...names, queueUrl }, site, look });
  await writePlanSettings(home, settled);
  return settled;
}

/** Who pushes here although the plan's repository is elsewhere is told so. */
function noRemote({ branch }: PlanSettings): SiteServerParts['git'] {
  return async (_, response) => {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(`Nothing is pushed here: this Gazette follows ${branch} of another repository.\n`);
  };
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
