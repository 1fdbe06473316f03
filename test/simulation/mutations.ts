import type { Change } from './mutated-ports.ts';
import {
  advancesBlindly,
  blocksOnBadText,
  confirmsNothing,
  deduplicatesHeads,
  dropsNeighbours,
  ignoresRender,
  losesVersions,
  readsEverything,
  trustsAnEarlyHead,
  writesLate,
} from './mutated-stages.ts';
import {
  handsOverLate,
  marksDigestsFirst,
  marksEachSending,
  passesOver,
  tellsAllInOneStep,
  tellsDaysAlone,
  tellsHubsOfChanges,
} from './mutated-telling.ts';
import {
  breaksAtomLinks,
  breaksRssLinks,
  changesSources,
  changesVersions,
  correctsVersions,
  dropsDeletions,
  dropsInsertions,
  escapesNothing,
  indexesBlindly,
  keepsHandlers,
  losesWrites,
  marksNothing,
  namesANumber,
  namesTheClock,
  putsBlindly,
  removesNothing,
} from './mutated-writes.ts';
import type { Mutate } from './storm-ports.ts';

/** The invariants of the design, by number, and what watchers are promised. */
export const invariants = {
  1: 'convergence',
  2: 'versions are append-only',
  3: 'nothing is announced before it can be read, and no page goes back',
  4: 'bad input never blocks and never harms',
  5: 'work is proportional to the change',
  6: 'redlines are exact',
  7: 'output is safe',
  8: 'reproducible',
  9: 'whoever is told hears everything, and waits for nobody',
} as const;

/** A deliberate bug, put into the ports of a stage. */
export interface Mutation {
  readonly name: string;
  /** The invariant that it breaks. */
  readonly breaks: keyof typeof invariants;
  /** What the check says that is there to find it. */
  readonly found: RegExp;
  /** Begins a simulation with the bug. */
  readonly begin: () => Mutate;
}

const differs = /^(?:record|index|site): /u;

/** Bugs that the pipeline could have; the simulation is worth what it finds of them. */
export const mutations: readonly Mutation[] = [
  bug(1, 'render moves its cursor before it writes', differs, inStage('render', writesLate)),
  bug(1, 'announce moves its cursor before it writes', differs, inStage('announce', writesLate)),
  bug(1, 'an index entry is put whatever is there', differs, indexesBlindly),
  bug(1, 'an index entry is never removed', /contents list|^index: /u, removesNothing),
  bug(1, 'nobody marks the neighbours', differs, marksNothing),
  bug(1, 'one write in fifty is lost', differs, losesWrites),
  bug(1, 'a cursor is moved whatever it says', /cursor \w+ went back/u, advancesBlindly),
  {
    name: 'the queue drops a head that it has seen',
    breaks: 1,
    found: /woke nobody/u,
    begin: () => inStage('receive', deduplicatesHeads()),
  },
  bug(2, 'a version is left out of its change set', /no text for version/u, losesVersions),
  bug(2, 'a version page made again has another text', /^text of .* changed/u, changesVersions),
  bug(2, 'a version page is wrong until made again', /^text of .* changed/u, correctsVersions),
  bug(
    2,
    'the source of a version is not what git has',
    /is no text of its commit/u,
    changesSources,
  ),
  bug(
    3,
    'announce does not wait for render',
    /leads to|ahead of/u,
    inStage('announce', ignoresRender),
  ),
  bug(3, 'a page is put whatever is there', /went back from change set/u, putsBlindly),
  bug(3, 'an RSS entry leads nowhere', /^feed \S*\.xml leads to/u, breaksRssLinks),
  bug(3, 'an Atom entry leads nowhere', /^feed \S*\.atom leads to/u, breaksAtomLinks),
  bug(
    3,
    'the head is read before the cursor',
    /a head of the past/u,
    inStage('ingest', trustsAnEarlyHead),
  ),
  bug(
    3,
    'an old head is published unconfirmed',
    /a head of the past/u,
    inStage('ingest', confirmsNothing),
  ),
  bug(4, 'a text that is no UTF-8 blocks what follows', /fails for good/u, blocksOnBadText),
  bug(4, 'bad input takes its neighbours down', /not published as it stands/u, dropsNeighbours),
  bug(5, 'each change reads the whole plan', /grow with the plan/u, readsEverything),
  bug(6, 'a redline drops a deletion', /^redline .* the old version/u, dropsDeletions),
  bug(6, 'a redline drops an insertion', /^redline .* the new version/u, dropsInsertions),
  bug(7, 'a text is written as it is', /is unsafe: it has a script/u, escapesNothing),
  bug(7, 'a heading can run code', /is unsafe: it has <h1>/u, keepsHandlers),
  bug(8, 'pages name the clock', /^site: /u, namesTheClock),
  bug(8, 'pages have a random number', /^site: /u, namesANumber),
  bug(
    9,
    'announce moves its cursor before it hands over',
    /was not told of/u,
    inStage('announce', handsOverLate),
  ),
  bug(
    9,
    'digests count as handed over before they are',
    /digests go on at/u,
    inStage('announce', marksDigestsFirst),
  ),
  bug(9, 'a digest tells its days alone', /digests go on at/u, inStage('announce', tellsDaysAlone)),
  bug(9, 'who does not answer is passed over', /^poor was not told/u, inDeliver(passesOver)),
  bug(9, 'who fails holds up the others', /^well was not told/u, inDeliver(tellsAllInOneStep)),
  bug(9, 'a notice is another one each time', /in other words/u, inDeliver(marksEachSending)),
  bug(9, 'hubs hear of changed bytes alone', /^no hub was told/u, tellsHubsOfChanges),
];

function bug(
  breaks: Mutation['breaks'],
  name: string,
  found: RegExp,
  mutate: Change | Mutate,
): Mutation {
  return { name, breaks, found, begin: () => mutate };
}

function inDeliver(change: Change): Mutate {
  return inStage('deliver', change);
}

function inStage(wanted: Parameters<Mutate>[1], change: Change): Mutate {
  return (ports, stage) => (stage === wanted ? change(ports) : ports);
}
