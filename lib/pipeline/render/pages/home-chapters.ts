import { countColumns } from '../../../plan/standing/counts.ts';
import type { ContentsEntry, HomeChapter } from '../../../site/models.ts';

type ChapterLine = Omit<HomeChapter, 'isFolder'>;

/**
 * The chapters that a table of contents begins with: its uppermost lines that have others below.
 * Where one line is above all others, as a language's own page, they are those below it.
 *
 * @param entries all of them, in order
 */
export function homeChapters(entries: readonly ContentsEntry[]): ChapterLine[] {
  const isOneAboveAll = entries.length > 1 && entries.slice(1).every(({ depth }) => depth > 0);
  const top = isOneAboveAll ? 1 : 0;
  return entries.flatMap((entry, position) => {
    if (entry.depth !== top) return [];
    const after = entries.slice(position + 1);
    const end = after.findIndex(({ depth }) => depth <= top);
    const below = end < 0 ? after : after.slice(0, end);
    return below.length === 0 ? [] : [chapterOf(entry, below)];
  });
}

function chapterOf(
  { address, title, number }: ContentsEntry,
  below: readonly ContentsEntry[],
): ChapterLine {
  const commitments = below.filter(({ isCommitment }) => isCommitment);
  return {
    ...{ address, title, documents: below.length },
    ...(number !== undefined && { number }),
    ...(commitments.length > 0 && { columns: countColumns(commitments.map(statusOf)) }),
  };
}

function statusOf({ status }: ContentsEntry): { readonly status?: string } {
  return status === undefined ? {} : { status };
}
