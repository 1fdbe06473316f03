import type { VNode } from 'preact';

/** What the author wrote about a commit: plain text, line breaks kept by the stylesheet. */
export function Note({ note }: { note: string }): VNode | null {
  if (note.trim() === '') return null;
  return (
    <blockquote class="note" dir="auto">
      {note}
    </blockquote>
  );
}
