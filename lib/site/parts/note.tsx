import type { VNode } from 'preact';
import type { MergedCommit } from '../../plan/model/change.ts';
import { shortNote } from '../../plan/model/text-of.ts';
import { noteText, readNote } from '../../plan/note.ts';
import { entryWords } from '../../words/entry-words.ts';
import type { Words } from '../../words/words.ts';

/** What has a note: a change set or a version. */
interface Noted {
  readonly author: string;
  readonly note: string;
  readonly merged?: readonly MergedCommit[];
}

/**
 * What the author wrote about a commit: plain text, line breaks kept by the stylesheet; cut, and
 * without trailers that are for machines, unless `whole`.
 */
export function Note(props: { of: Noted; whole?: boolean; words: Words }): VNode | null {
  const note = readNote(props.of.note, props.of.merged, props.of.author);
  const { coAuthors, others } = note;
  const text = props.whole
    ? [noteText(note), others.join('\n')].filter((part) => part !== '').join('\n\n')
    : shortNote(noteText(note));
  if (text === '' && coAuthors.length === 0) return null;
  return (
    <>
      {text !== '' && (
        <blockquote class="note" dir="auto">
          {text}
        </blockquote>
      )}
      {coAuthors.length > 0 && (
        <p class="quiet" dir="auto">
          {entryWords(props.words.language).writtenWith(coAuthors)}
        </p>
      )}
    </>
  );
}
