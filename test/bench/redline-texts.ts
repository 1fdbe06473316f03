/** Characters of a generated paragraph, about. */
const paragraphLength = 500;

/** Paragraphs of one generated section. */
const sectionLength = 8;

/** The two versions of a generated document, as Markdown. */
export interface GeneratedPair {
  readonly before: string;
  readonly after: string;
}

/** Ways in which a whole document can change; each takes about as many bytes as it is asked for. */
export const generatedPairs: Readonly<Record<string, (bytes: number) => GeneratedPair>> = {
  'every third word changed': (bytes) => {
    const paragraphs = paragraphsOf(bytes);
    return pairOf(
      paragraphs,
      paragraphs.map((words) => words.map((word, index) => (index % 3 === 1 ? `x${word}` : word))),
    );
  },
  'all words changed': (bytes) => {
    const paragraphs = paragraphsOf(bytes);
    return pairOf(
      paragraphs,
      paragraphs.map((words) => words.map((word) => `x${word}`)),
    );
  },
  'one section moved': (bytes) => {
    const paragraphs = paragraphsOf(bytes);
    const start = Math.floor(paragraphs.length / 2 / sectionLength) * sectionLength;
    const rest = paragraphs.toSpliced(start, sectionLength);
    const section = paragraphs.slice(start, start + sectionLength);
    return pairOf(paragraphs, [...section, ...rest]);
  },
  'blocks shuffled': (bytes) => {
    const paragraphs = paragraphsOf(bytes);
    const random = randomNumbers(2);
    const order = paragraphs.map((words) => ({ words, place: random() }));
    order.sort((a, b) => a.place - b.place);
    return pairOf(
      paragraphs,
      order.map(({ words }) => words),
    );
  },
};

/** `count` words of one paragraph, and as many others. */
export function allWordsChanged(count: number): GeneratedPair {
  const words = (letter: string) =>
    Array.from({ length: count }, (_, index) => `${letter}${index}`);
  return { before: words('a').join(' '), after: words('b').join(' ') };
}

/** Common words are common: the share of a word falls with its rank, as in real text (Zipf). */
function paragraphsOf(bytes: number): string[][] {
  const random = randomNumbers(1);
  const paragraphs: string[][] = [];
  for (let total = 0; total < bytes; ) {
    const words: string[] = [];
    for (let length = 0; length < paragraphLength; ) {
      const rank = Math.floor(Math.exp(random() * Math.log(vocabulary)));
      const word = `w${rank.toString(36)}`;
      words.push(word);
      length += word.length + 1;
    }
    paragraphs.push(words);
    total += words.join(' ').length + 2;
  }
  return paragraphs;
}

/** Different words of the generated texts. */
const vocabulary = 20_000;

function pairOf(before: readonly string[][], after: readonly string[][]): GeneratedPair {
  return { before: markdownOf(before), after: markdownOf(after) };
}

/** Headings stand at fixed places: sections have no names that would go with them. */
function markdownOf(paragraphs: readonly string[][]): string {
  return paragraphs.map((words) => `${words.join(' ')}\n\n`).join('');
}

/** Numbers from 0 to 1 that are the same in every run (a linear congruential generator). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
