import { describe, expect, it } from '@jest/globals';
import { attribute, byClass, byName, findAll, textOf } from '../site/page-tree.ts';
import type { Reader } from '../support/reader.ts';

/** The day on which they are asked. */
export const today = '2017-04-15';

/** What readers of a language start with, look for and find; the plan's French has one chapter. */
const languages = [
  {
    name: 'English',
    start: undefined,
    changes: /^Changes$/u,
    onADay: /^The plan on a day$/u,
    status: /^Status$/u,
    standing: /On 15 April 2017, of 25 commitments: .* (?:is|are) past the due date/u,
    late: /^Only those past/u,
    lateBy: /Late by|\d+ days/u,
    withdrawn: /Commitment 16: Open calculation models.*withdrawn on 23 January 2017/u,
    commitment: /^Commitment 26: Look for/u,
    changed: /Commitment 26|climate solutions/u,
    word: 'weather',
    found: /climate solutions/u,
    history: /^History: \d+ versions?$/u,
    chapter: /^Climate and sustainable/u,
    cite: /^Cite this version$/u,
    whole: /one page/iu,
    other: /^Français$/u,
    otherLanguage: 'fr',
    whatChanged: /^What changed$/u,
  },
  {
    name: 'French',
    start: /^Français$/u,
    changes: /^Modifications$/u,
    onADay: /^Le plan à une date$/u,
    status: /^Avancement$/u,
    standing: /Le 15 avril 2017, sur 3 engagements.* échéance/u,
    late: /^Échéance dépassée/u,
    lateBy: /jours|Aucun engagement/u,
    withdrawn: /Traductions en retard/u,
    commitment: /^Engagement 26/u,
    changed: /Chercher ensemble/u,
    word: 'climat',
    found: /climat/u,
    history: /^Historique : \d+ versions?$/u,
    chapter: /^Climat et/u,
    cite: /^Citer cette version$/u,
    whole: /une (?:seule )?page/iu,
    other: /^English$/u,
    otherLanguage: 'en',
    whatChanged: /^Ce qui a changé$/u,
  },
] as const;

/** Asks each of them, as a reader who opens the start page, or follows the link to a language there. */
export function askElevenQuestions(open: (language?: RegExp) => Promise<Reader>): void {
  describe.each(languages)(
    'a reader of $name, from the start page, without scripts, learns',
    (say) => {
      let reader: Reader;
      const start = async () => {
        reader = await open(say.start);
        return reader;
      };
      const openCommitment = async () => {
        const { follow } = await start();
        await follow(say.status);
        await follow(say.commitment);
      };

      it('a: how every commitment stands, and who is late', async () => {
        const { follow, text } = await start();
        await follow(say.status);
        expect(text()).toMatch(say.standing);
        expect(text()).toMatch(say.withdrawn);
        await follow(say.late);
        expect(text()).toMatch(say.lateBy);
      });

      it('b: what changed in the whole plan since a day of theirs', async () => {
        const { follow, send, text, where } = await start();
        if (say.start) await follow(say.changes);
        await send({ date: '2016-06-01' });
        expect(where()).toContain('@changes/since/2016-06-01/');
        expect(text()).toMatch(say.changed);
      });

      it('c: where a word occurs', async () => {
        const { follow, send, text } = await start();
        await follow(/^(?:Search|Recherche)/u);
        await send({ q: say.word });
        expect(text()).toMatch(say.found);
      });

      it('d: the whole plan on a day, and a text of it', async () => {
        const { send, follow, where } = await start();
        if (say.start) await follow(say.onADay);
        await send({ day: '2016-11-01' });
        expect(where()).toContain('@2016-11-01/');
        await follow(say.commitment);
        expect(where()).toMatch(/\/@[0-9a-f]{12}\/$/u);
      });

      it('e: what differs between any two versions', async () => {
        await openCommitment();
        await reader.follow(say.history);
        await reader.send({ older: olderOf(reader), newer: newerOf(reader) });
        expect(reader.where()).toContain('@compare/');
        expect(byName(reader.page(), 'ins', 'del').length).toBeGreaterThan(0);
      });

      it('f: where they are in the plan', async () => {
        await openCommitment();
        const [crumbs] = byClass(reader.page(), 'breadcrumbs');
        expect(
          crumbs &&
            byName(crumbs, 'a')
              .map(textOf)
              .some((title) => say.chapter.test(title)),
        ).toBe(true);
        const [neighbours] = byClass(reader.page(), 'neighbours');
        expect(neighbours && byName(neighbours, 'a').length).toBeGreaterThan(0);
      });

      it('g: how to cite the text, a heading and a paragraph', async () => {
        await openCommitment();
        const [fragment = ''] = reader.links(say.cite);
        expect(fragment).toMatch(/#@cite$/u);
        const [citation] = byClass(reader.page(), 'citation');
        expect(citation && textOf(citation)).toMatch(
          /https:\/\/plan\.example\.org\/\S+\/@[0-9a-f]{12}\//u,
        );
        expect(
          reader.links(/^(?:Link to this heading|Lien vers ce titre|#|§)/u).length,
        ).toBeGreaterThan(0);
        await reader.follow(permanent);
        const ids = findAll(reader.page(), (element) =>
          /^@p\d+$/u.test(attribute(element, 'id') ?? ''),
        );
        expect(ids.length).toBeGreaterThan(0);
      });

      it('h: how to print all of it', async () => {
        const { follow, text } = await start();
        await follow(say.whole);
        expect(text()).toMatch(say.found);
      });

      it('i: what changed without seeing colours', async () => {
        await openCommitment();
        await reader.follow(say.whatChanged);
        const marks = byName(reader.page(), 'ins', 'del');
        expect(marks.length).toBeGreaterThan(0);
      });

      it('j: what the other language says, and which one is behind', async () => {
        await openCommitment();
        if (say.name === 'English') await reader.follow(say.other);
        expect(reader.text()).toContain(
          'La version en anglais a changé le 30 mars 2017, après celle-ci',
        );
        await reader.follow(/^ce qui a changé$/u);
        expect(reader.text()).toMatch(/31 December 2017|31 décembre 2017/u);
      });

      it.each([
        ['a version', [permanent]],
        ['its history', [say.history]],
        ['a comparison', [say.whatChanged]],
        ['a change set', [say.history, inChangeSet]],
      ])('j: what the other language says, from %s', async (_name, way) => {
        await openCommitment();
        for (const link of way) await reader.follow(link);
        await reader.follow(say.other);
        const [page] = byName(reader.page(), 'html');
        expect(page && attribute(page, 'lang')).toBe(say.otherLanguage);
        expect(reader.where()).toMatch(/^\/(?:en|fr)\/.*(?:commitment|engagement)-\d+\//u);
      });

      it('k: the commitments as data', async () => {
        const { follow, read } = await start();
        await follow(say.status);
        expect(await read(/^CSV$/u)).toMatch(/^\uFEFF?number,title,chapter,status/u);
        expect(JSON.parse(await read(/^JSON$/u))).toMatchObject({ day: '2017-04-15' });
      });
    },
  );
}

const permanent = /^(?:Permanent link|Lien permanent)$/u;
const inChangeSet = /^(?:Everything that changed with it|Tout ce qui a changé avec elle)$/u;

/** The oldest of the versions that can be chosen, and the newest. */
const olderOf = (reader: Reader) => chosen(reader, 'older').at(-1) ?? '';
const newerOf = (reader: Reader) => chosen(reader, 'newer').at(0) ?? '';

function chosen({ page }: Reader, side: string): string[] {
  return byName(page(), 'input')
    .filter((field) => attribute(field, 'name') === side)
    .map((field) => attribute(field, 'value') ?? '');
}
