/** Documents in one chapter of a generated plan: a long but real table of contents. */
const chapterSize = 50;

/** A generated plan of `count` commitments of about 4.5 kB each, in chapters. */
export function planOf(count: number): Record<string, string> {
  const files: Record<string, string> = { 'README.md': '# Plan\n\nA generated plan.\n' };
  for (let number = 1; number <= count; number += 1) {
    const chapter = `chapter-${Math.ceil(number / chapterSize)}`;
    files[`${chapter}/README.md`] ??= `# ${chapter}\n\nWhat this chapter is about.\n`;
    files[`${chapter}/commitment-${number}.md`] = commitment(number, 'first');
  }
  return files;
}

/** Path of a commitment in the middle of the plan. */
export function middlePath(count: number): string {
  const number = Math.ceil(count / 2);
  return `chapter-${Math.ceil(number / chapterSize)}/commitment-${number}.md`;
}

/** One commitment; `word` makes an amended one different from the one before. */
export function commitment(number: number, word: string): string {
  const paragraphs = Array.from(
    { length: 12 },
    (_, index) =>
      `Paragraph ${index + 1} of commitment ${number} says in plain words what the administration will do, by when, and how anyone can check that it was done. It names the institutions in charge and the people they will work with, and it links to [another one](../README.md) where that helps. The ${index === 5 ? word : 'usual'} review takes place every six months.`,
  );
  return `---\nnumber: ${number}\nstatus: limited\ndue: 2016-06-30\nlead:\n  - Ministry ${number % 7}\n---\n\n# Commitment ${number}: improve something for everyone\n\n${paragraphs.join('\n\n')}\n`;
}
