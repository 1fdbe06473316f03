import type { VNode } from 'preact';
import type { ChangeKind } from '../../plan/model/change.ts';
import { isScaleStatus } from '../../plan/model/document.ts';
import type { Words } from '../../words/words.ts';

/** How far a commitment has got, in words; the colour only repeats them. */
export function StatusBadge({ status, words }: { status: string; words: Words }): VNode {
  return isScaleStatus(status) ? (
    <span class={`badge status-${status}`}>{statusText(status, words)}</span>
  ) : (
    <bdi class="badge">{status}</bdi>
  );
}

/** A status in words; one that is none of the scale as it was written. */
export function statusText(status: string, words: Words): string {
  return isScaleStatus(status) ? words.statuses[status] : status;
}

/** What happened to a document, in words. */
export function ChangeBadge({ change, words }: { change: ChangeKind; words: Words }): VNode {
  return <span class={`badge change-${change}`}>{words.changeKinds[change]}</span>;
}
