import type { VNode } from 'preact';
import type { ChangeKind } from '../../plan/model/change.ts';
import { type Status, statuses } from '../../plan/model/document.ts';
import type { Words } from '../../words/words.ts';

/** How far a commitment has got, in words; the colour only repeats them. */
export function StatusBadge({ status, words }: { status: string; words: Words }): VNode {
  return isStatus(status) ? (
    <span class={`badge status-${status}`}>{words.statuses[status]}</span>
  ) : (
    <bdi class="badge">{status}</bdi>
  );
}

/** What happened to a document, in words. */
export function ChangeBadge({ change, words }: { change: ChangeKind; words: Words }): VNode {
  return <span class={`badge change-${change}`}>{words.changeKinds[change]}</span>;
}

function isStatus(status: string): status is Status {
  return (statuses as readonly string[]).includes(status);
}
