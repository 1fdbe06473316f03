import type { VNode } from 'preact';
import { shortNote } from '../../plan/model/text-of.ts';

/** What the author wrote about a commit: plain text, line breaks kept by the stylesheet; cut unless `whole`. */
export function Note({ note, whole = false }: { note: string; whole?: boolean }): VNode | null {
  if (note.trim() === '') return null;
  return (
    <blockquote class="note" dir="auto">
      {whole ? note : shortNote(note)}
    </blockquote>
  );
}
