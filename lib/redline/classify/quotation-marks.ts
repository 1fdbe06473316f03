/** Marks of quotation, in pairs of two strokes and of one. */
const double = '"“”„‟«»「」『』〝〞';
const single = "'‘’‚‛‹›`´ʼ";

const marks = new RegExp(`[${double}${single}]`, 'gu');

/** Marks that people type for inches and feet, or minutes and seconds. */
const typedPrimes = /["”″'’′]/u;

/** What stands for any mark that opens or closes a quotation. */
const quotation = '"';

/** What stands for any apostrophe. */
const apostrophe = "'";

/** Spaces inside marks that show by their shape and place that they open or close. */
const spaceInside = /(?<=(?:^|[\s([])[«“‹]) | (?=[»”›](?:$|[^\p{L}\p{N}]))/gu;

/**
 * Replaces quotation marks of any style by one sign, so that texts with marks at the same places
 * become equal. Apostrophes, and marks behind a number that no mark opened (feet and inches), get
 * signs of their own.
 */
export function plainQuotationMarks(value: string): string {
  if (value.search(marks) < 0) return value;
  const text = value.replace(spaceInside, '');
  let open = 0;
  return text.replace(marks, (mark, index: number) => {
    const [previous, next] = [text[index - 1] ?? ' ', text[index + 1] ?? ' '];
    const isSingle = single.includes(mark);
    if (isSingle && isLetter(previous) && isLetter(next)) return apostrophe;
    if (open === 0 && /\p{N}/u.test(previous) && typedPrimes.test(mark))
      return isSingle ? '′' : '″';
    if (isSingle && open === 0 && isLetter(previous)) return apostrophe;
    open = open > 0 && !/[\s([]/u.test(previous) ? open - 1 : open + 1;
    return quotation;
  });
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{M}]/u.test(character);
}
