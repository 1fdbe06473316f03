import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';

const stemmers: ReadonlyMap<string, (word: string) => string> = new Map([
  ...([
    ['da', danish],
    ['nl', dutch],
    ['en', english],
    ['fi', finnish],
  ] as const),
  ...([
    ['fr', french],
    ['de', german],
    ['it', italian],
    ['no', norwegian],
  ] as const),
  ...([
    ['nb', norwegian],
    ['nn', norwegian],
    ['pt', portuguese],
  ] as const),
  ...([
    ['ru', russian],
    ['es', spanish],
    ['sv', swedish],
  ] as const),
]);

/**
 * The part of a word that its forms share, by the Snowball rules of a language; the word itself in
 * a language without rules here.
 *
 * @param word in lower case, with its accents
 * @param language BCP 47 tag
 */
export function stem(word: string, language: string): string {
  const stemmer = stemmers.get(language.split('-', 1)[0] ?? '');
  return stemmer === undefined ? word : stemmer(word);
}
