import type { ScheduledEvent } from 'aws-lambda';
import { createHandler as createAnnounce } from '../../../functions/announce.ts';
import { createHandler as createIngest } from '../../../functions/ingest.ts';
import { createHandler as createOnDemand } from '../../../functions/on-demand.ts';
import { createHandler as createReceive } from '../../../functions/receive.ts';
import { createHandler as createRender } from '../../../functions/render.ts';
import { wakeByQueue } from '../../../functions/wake-again.ts';
import { createAwsPorts } from '../../aws/aws-ports.ts';
import { createSqsClient } from '../../aws/clients/clients.ts';
import { createGiveBack } from '../../aws/sqs/give-back.ts';
import { oneAtATime } from '../../concurrency/one-at-a-time.ts';
import type { AuthorReport } from '../../ports/author-report.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { PageStore } from '../../ports/page-store.ts';
import type { Source } from '../../ports/source.ts';
import type { TextTrials } from '../../ports/text-trials.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import {
  createStageWatch,
  failuresOnly,
  type StageWatch,
  type StepLine,
} from '../../settings/stage-watch.ts';
import type { Site } from '../../site/models.ts';
import { createWebSubHubs } from '../../websub/websub-hubs.ts';
import type { Emulators } from '../emulators/emulators.ts';
import type { LocalDeliveries } from './local-deliveries.ts';
import { createSourceTrials } from './source-trials.ts';

/** What the functions are made from on one machine. */
export interface LocalFunctionsOptions {
  readonly emulators: Emulators;
  readonly source: Source;
  readonly secret: string;
  readonly repository: string;
  readonly branch: string;
  readonly site: Site;
  /** Names what the pages look like that this program makes, where that is known. */
  readonly look?: string | undefined;
  readonly author: AuthorReport;
  /** Where somebody is to be told of change sets. */
  readonly deliveries?: LocalDeliveries | undefined;
  /** The clock: that of this machine when left out. */
  readonly now?: () => Date;
  /** Takes down what the functions do. */
  readonly write: (line: StepLine) => void;
}

/** The functions as deployed, with a source, a secret and reports of this machine. */
export interface LocalFunctions {
  readonly pages: PageStore;
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly trials: TextTrials;
  readonly receive: ReturnType<typeof createReceive>;
  readonly ingest: ReturnType<typeof createIngest>;
  readonly onDemand: ReturnType<typeof createOnDemand>;
  /** Where somebody is to be told: what takes messages of that queue. */
  readonly deliver?: {
    readonly queueUrl: string;
    readonly handler: ReturnType<LocalDeliveries['handler']>;
  };
  /** Wakes render, or announce; resolves when it has caught up. */
  readonly wakeRender: () => Promise<void>;
  readonly wakeAnnounce: () => Promise<void>;
  /** Wakes every stage in order, as the schedule does. */
  readonly wakeAll: () => Promise<void>;
}

export function createLocalFunctions(options: LocalFunctionsOptions): LocalFunctions {
  const { emulators, source, secret, repository, branch, site, author, write, deliveries, look } =
    options;
  const { now = () => new Date() } = options;
  const watchOf = (stage: string) => localWatch(stage, site.title, write);
  const { environment, names, queueUrl } = emulators;
  const { store, index, pages, queue } = createAwsPorts(environment, { ...names, queueUrl });
  const giveBack = createGiveBack(createSqsClient(environment), queueUrl);
  const again = wakeByQueue(queue, { repository, branch });
  const trials = createSourceTrials();
  const ingest = createIngest({
    source,
    store,
    pages,
    language: site.language,
    trials,
    now,
    again,
    giveBack,
    watch: watchOf('ingest'),
  });
  const render = createRender({ store, index, pages, site, look, watch: watchOf('render') });
  const announce = createAnnounce({
    store,
    index,
    pages,
    author,
    site,
    hubs: createWebSubHubs({ hubs: site.hubs ?? [], log: (entry) => console.warn(entry) }),
    ...(deliveries && { deliveries: { queue: deliveries.queue, now } }),
    watch: watchOf('announce'),
  });
  const wakeIngest = oneAtATime(async () => void (await ingest(scheduled)));
  const wakeRender = oneAtATime(async () => void (await render(scheduled)));
  const wakeAnnounce = oneAtATime(async () => void (await announce(scheduled)));
  return {
    ...{ pages, store, index, trials },
    receive: createReceive({
      queue,
      secrets: async () => [secret],
      repository,
      branch,
      watch: watchOf('receive'),
    }),
    ingest,
    ...(deliveries && {
      deliver: {
        queueUrl: deliveries.queueUrl,
        handler: deliveries.handler({ store, index }, watchOf('deliver')),
      },
    }),
    onDemand: createOnDemand({ store, index, pages, site, now }),
    wakeRender,
    wakeAnnounce,
    async wakeAll() {
      await wakeIngest();
      await wakeRender();
      await wakeAnnounce();
    },
  };
}

/** As on AWS, and failures that nothing else tells of are told here, too. */
function localWatch(stage: string, plan: string, write: (line: StepLine) => void): StageWatch {
  const { step } = createStageWatch({ stage, plan, write });
  return {
    ...failuresOnly,
    step(taken) {
      step(taken);
      failuresOnly.step(taken);
    },
  };
}

/** What EventBridge sends on a schedule. */
const scheduled: ScheduledEvent = {
  id: '',
  version: '0',
  account: '',
  time: '',
  region: '',
  resources: [],
  source: 'aws.events',
  'detail-type': 'Scheduled Event',
  detail: {},
};
