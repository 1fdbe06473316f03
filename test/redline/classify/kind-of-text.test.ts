import { describe, expect, it } from '@jest/globals';
import { kindOfText } from '../../../lib/redline/classify/kind-of-text.ts';
import type { Kind } from '../../../lib/redline/classify/kinds.ts';

const pairs: readonly (readonly [before: string, after: string, kind: Kind])[] = [
  ['“open”', '"open"', 'typography'],
  ['2015-16', '2015–16', 'typography'],
  ['30 000', '30\u202f000', 'typography'],
  ['30 000', '30000', 'figures'],
  ['５０％', '50%', 'typography'],
  ['5 km', '5\u00a0km', 'typography'],
  ['5 km', '5km', 'wording'],
  ['n° 5', 'n°5', 'typography'],
  ['( of all )', '(of all)', 'typography'],
  ['公開\n計画', '公開計画', 'typography'],
  ['公開 計画', '公開計画', 'wording'],
  ['in\nvalid', 'in valid', 'typography'],
  ['<<open>>', '«open»', 'wording'],
  ['3 – 5', '3 - 5', 'typography'],
  ['3–5', '3-5', 'typography'],
  ['3 – 5', '3-5', 'wording'],
  ['no where', 'nowhere', 'wording'],
  ['in valid', 'invalid', 'wording'],
  ['shall', 'may', 'wording'],
  ['agree', 'march', 'wording'],
  ['open\ndata', 'opendata', 'wording'],
  ['3rd party', 'third party', 'wording'],
  ['3 mois', 'trois mois', 'wording'],
  ['3 months', 'four months', 'figures'],
  ['two of 5', 'five of 2', 'figures'],
  ['{50%}', '{50}', 'figures'],
  ['', '{% x %}<h2 id="a">A</h2>', 'wording'],
  ['<h20 users', '<h30 users', 'figures'],
  ['1 5', '15', 'figures'],
  ['Articles 1, 5', 'Articles 1,5', 'figures'],
  ['1\t234', '1234', 'figures'],
  ['10²', '102', 'figures'],
  ['1½', '11⁄2', 'figures'],
  ['-5', '5', 'figures'],
  ['€5', '$5', 'figures'],
  ['5%', '5‰', 'figures'],
  ['> 5', '< 5', 'figures'],
  ['<< 5', '>> 5', 'figures'],
  ['from 3 -5', 'from 3-5', 'figures'],
  ['five million', 'five billion', 'figures'],
  ['within two months', 'within seven months', 'figures'],
  ['May', 'June', 'figures'],
  ['3 mai', '3 juin', 'figures'],
  ['31. Januar', '31. Dezember', 'figures'],
  ['31 de enero', '31 de diciembre', 'figures'],
];

describe('the kind of change', () => {
  for (const [before, after, kind] of pairs) {
    it(`from ${JSON.stringify(before)} to ${JSON.stringify(after)} is ${kind}`, () => {
      expect(kindOfText(before, after)).toBe(kind);
      expect(kindOfText(after, before)).toBe(kind);
    });
  }

  it('of text that came or went is never typography', () => {
    for (const text of ['not', '☑', '🖼', '5', '-', '%', '"', '«']) {
      expect(kindOfText(text, '')).not.toBe('typography');
      expect(kindOfText('', text)).not.toBe('typography');
    }
  });
});
