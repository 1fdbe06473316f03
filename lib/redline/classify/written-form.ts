import { plainDashes } from './plain-dashes.ts';
import { plainQuotationMarks } from './quotation-marks.ts';

/** Addresses, of which each character counts. */
const addresses =
  /(?:https?:\/\/|www\.)[^\s<>"«»“”]*[\p{L}\p{N}/]|(?<![^\s"“„«(<])[^\s@"“„«(<]{1,64}@[\p{L}\p{N}.-]{1,255}/gu;

/** What stands for an address: no letter, digit, space or sign. */
const addressSign = '\ue000';

/** Wide and narrow forms, ligatures and the micro sign: the same character in another drawing. */
const drawings = /[\ufb00-\ufb06\uff01-\uff5d\uff5f-\uffee\u00b5\u3000]+/gu;

/** Roman numerals and units that are one sign, apart from other letters and numbers. */
const singleSigns = /(?<![\p{L}\p{N}])[\u2160-\u217f]+(?![\p{L}\p{N}])|[\u3371-\u33df]/gu;

/** Raised and lowered figures. Ten to the second power is not 102. */
const raised = /[²³¹\u2070-\u207f]+/gu;
const lowered = /[\u2080-\u209c]+/gu;

/** Where a line may be broken, and nothing else. Beside a number, it may part two of them. */
const breaks = /(?<!\p{N})[\u200b\u2060\ufeff\u00ad]+(?!\p{N})/gu;

const cjk = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー';

/** A line break of the source in a text without spaces. */
const lineBreak = new RegExp(`(?<=[${cjk}、。])\\n(?=[${cjk}])`, 'gu');

/** Spaces before a mark that ends something, and inside brackets. */
const spacesAtMarks = / (?=[,;:!?….](?: |$))| (?=[)\]}])|(?<=[([{]) /gu;

/** Around a stroke between words: "and / or". */
const spacedStrokes = /(?<=\p{L}) \/ (?=\p{L})/gu;

/** Other spaces that part no words and no numbers. */
const idleSpaces = new RegExp(
  [
    // Between a number and its percent, degree, section or currency sign.
    '(?<=\\p{N}) (?=[%‰‱°]|\\p{Sc}(?! ?\\p{N}))',
    '(?<=[§¶№]|\\p{L}°|(?<!\\p{N} ?)\\p{Sc}) (?=\\p{N})',
    // Between scripts without spaces and others, and beside their signs.
    `(?<=[${cjk}]) (?=[\\p{Script=Latin}\\p{Nd}(])|(?<=[\\p{Script=Latin}\\p{Nd})]) (?=[${cjk}])`,
    '(?<=[、。]) | (?=[、。])',
  ].join('|'),
  'gu',
);

/**
 * Reduces a text so that two texts become equal which are the same to a careful reader, aloud and
 * in writing: they differ in the style of their quotation marks and dashes, in spaces that part
 * nothing, or in how their characters are stored.
 */
export function writtenForm(value: string): string {
  if (plainWords.test(value)) return value.trim();
  const kept: string[] = [];
  const text = mayHoldAddress.test(value)
    ? value.replace(addresses, (address) => {
        kept.push(address);
        return addressSign;
      })
    : value;
  const form = plainDashes(plainQuotationMarks(plainCharacters(text)))
    .replace(spacesAtMarks, '')
    .replace(spacedStrokes, '/')
    .replace(idleSpaces, '')
    .trim();
  return kept.length === 0 ? form : [form, ...kept].join('\n');
}

/** Words and numbers with a space and at most one mark between them, of which nothing is reduced. */
const plainWords = /^ ?(?:[A-Za-z0-9]+[.,;:?!]? )*(?:[A-Za-z0-9]+[.,;:?!]?)?$/;

const mayHoldAddress = /@|:\/\/|www\./iu;

/** Characters that are stored in one way only. */
const plainAscii = /^ ?(?:[!-~]+ )*[!-~]*$/;

/** What stands for the end of a line within a text. */
export const lineEndSign = '\ue001';

function plainCharacters(text: string): string {
  if (plainAscii.test(text) && !text.includes('...')) return text;
  return text
    .normalize('NFC')
    .replace(drawings, (form) => form.normalize('NFKC'))
    .replace(singleSigns, (sign) =>
      sign.normalize('NFKC').replace(/(?<=\p{L})[23]$/u, (power) => `^${power}^`),
    )
    .replace(raised, (figures) => `^${figures.normalize('NFKC')}^`)
    .replace(lowered, (figures) => `_${figures.normalize('NFKC')}_`)
    .replaceAll('\uff5e', '〜')
    .replace(/(?<!\.)\.{3}(?!\.)/gu, '…')
    .replace(lineBreak, '')
    .replace(breaks, '')
    .trim()
    .replaceAll('\u2028', lineEndSign)
    .replace(/\s+/gu, ' ')
    .replace(/ ?\ue001 ?/gu, lineEndSign);
}
