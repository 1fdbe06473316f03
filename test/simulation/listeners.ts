import { wants } from '../../lib/pipeline/deliver/wants.ts';
import { feedPartition, type KeptEntry } from '../../lib/pipeline/render/kept/kept-entries.ts';
import type {
  ChangeSetRecipient,
  DigestRecipient,
  Notice,
  Wanted,
} from '../../lib/ports/deliveries.ts';
import type { IndexStore } from '../../lib/ports/index-store.ts';
import type { Random } from './random.ts';
import { checkLinks, type Reading } from './readers.ts';
import type { Listener } from './world.ts';

/** What is wrong with a recipient: nothing, it fails now and then, or it is away until it is back. */
type Ailment = 'none' | 'fails' | 'away';

/** Recipients of a storm, and what they heard. */
export interface Listeners {
  readonly recipients: readonly Listener[];
  /** What the subscriber of digests heard: the words of each, by its id. */
  readonly digests: ReadonlyMap<string, string>;
  /** Those that were away answer from now on. */
  comeBack(): void;
  /** What recipients were to hear and did not, by now. */
  missed(whose: 'those that are well' | 'all', index: IndexStore): Promise<string[]>;
}

/** What recipients are made from. */
export interface ListenersOptions {
  readonly random: Random;
  readonly reading: Reading;
  /** Up to where was announced at first: what a plan begins with is told to nobody. */
  readonly base: () => number | undefined;
}

export function createListeners({ random, reading, base }: ListenersOptions): Listeners {
  const words = new Map<string, string>();
  const digests = new Map<string, string>();
  let isBack = false;
  /** What becomes of one that is told: it hears, or not, and may not say so. */
  const suffer = async (ailment: Ailment, hear: () => Promise<void>) => {
    if (ailment === 'away' && !isBack) throw new Error('no answer');
    const fault = ailment === 'fails' && !isBack ? random.below(4) : 0;
    if (fault === 1) throw new Error('refused');
    await hear();
    if (fault === 2) throw new Error('it heard, and its answer came too late');
    return undefined;
  };
  const open = (name: string, ailment: Ailment, wanted: Wanted) => {
    const heard = new Set<string>();
    const recipient: ChangeSetRecipient = {
      ...{ name, wanted },
      deliver: (notice) =>
        suffer(ailment, async () => {
          await hear(notice, name);
          heard.add(notice.id);
        }),
    };
    return { recipient, ailment, wanted, heard };
  };
  /** Its digests come on two pages, as where a list has many subscribers. */
  const subscribe = (ailment: Ailment): DigestRecipient => ({
    ...{ name: 'subscriber', hears: 'weekly' },
    async deliver(notice, place) {
      await suffer(ailment, async () => {
        const said = JSON.stringify(notice);
        if ((digests.get(notice.id) ?? said) !== said)
          reading.violations.push(`the subscriber was told ${notice.id} in other words`);
        digests.set(notice.id, said);
      });
      return place === undefined ? 'page 2' : undefined;
    },
  });
  const hear = async (notice: Notice, name: string) => {
    const said = JSON.stringify(notice);
    const known = words.get(notice.id) ?? said;
    if (known !== said) reading.violations.push(`${name} was told ${notice.id} in other words`);
    words.set(notice.id, said);
    await checkLinks(notice.letter.html, `what ${name} was told`, reading);
  };
  const poor = random.pick(['fails', 'fails', 'away'] as const);
  const all = [open('well', 'none', {}), open('poor', poor, random.pick([{}, substance, french]))];
  const subscriber = subscribe(random.pick(['none', 'fails', 'away']));
  return {
    recipients: [...all.map(({ recipient }) => recipient), subscriber],
    digests,
    comeBack() {
      isBack = true;
    },
    async missed(whose, index) {
      const entries = await index.range(feedPartition(''));
      const first = base() ?? Number.MAX_SAFE_INTEGER;
      const news = entries
        .filter(({ sort }) => Number(sort) > first)
        .map(({ value }) => JSON.parse(value) as KeptEntry);
      return all
        .filter(({ ailment }) => whose === 'all' || ailment === 'none')
        .flatMap(({ recipient: { name }, wanted, heard }) =>
          news
            .filter((kept) => wants(wanted, kept) && !heard.has(kept.entry.id))
            .map(({ entry }) => `${name} was not told of ${entry.links.page}`),
        );
    },
  };
}

const substance: Wanted = { substance: true };
const french: Wanted = { languages: ['fr'] };
