import { parentPort, workerData } from 'node:worker_threads';
import { createAwsPorts } from '../../aws/aws-ports.ts';
import { renderUnits } from '../../pipeline/render-all/render-pages-only.ts';
import { type ThreadTask, type ThreadWord, turnsOf } from './thread-task.ts';

const { environment, names, site, turns, ...run }: ThreadTask = workerData;
const say = (word: ThreadWord) => parentPort?.postMessage(word);

let known: number | undefined;
const made = await renderUnits(createAwsPorts(environment, names), site, {
  ...run,
  next: turnsOf(turns),
  onUnit(done) {
    // The first word is of units that others made.
    if (known !== undefined) say('unit');
    known = done;
  },
});
say(made);
