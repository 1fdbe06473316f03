/** Answers for texts up to this length are remembered, in UTF-16 units. */
const longestText = 4000;

/**
 * The same function of a text, which remembers its answers: documents and their versions repeat
 * headings, tags and front matter. When `most` texts are remembered, all are forgotten.
 *
 * @param answer always the same for the same text; nobody may change what it gave
 */
export function remembering<Answer>(
  answer: (text: string) => Answer,
  most: number,
): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const kept = known.get(text);
    if (kept !== undefined || known.has(text)) return kept as Answer;
    const found = answer(text);
    if (text.length > longestText) return found;
    if (known.size >= most) known.clear();
    known.set(text, found);
    return found;
  };
}
