import type { VNode } from 'preact';
import type { Trailers } from '../../plan/trailers.ts';
import type { FoundKind } from '../../redline/changes/find-kinds.ts';
import { type Kind, substance } from '../../redline/classify/kinds.ts';
import { nameInvisible } from '../../redline/content/invisible.ts';
import { entryWords } from '../../words/entry-words.ts';
import type { Words } from '../../words/words.ts';

/**
 * What kinds of change were found in a text, each with how many and an example. Found by
 * comparison alone: what the author says stands beside it, see {@link AuthorSays}.
 */
export function KindList(props: { kinds: readonly FoundKind[]; words: Words }): VNode | null {
  const { kinds, words } = props;
  if (kinds.length === 0) return null;
  return (
    <p class="kinds">
      {words.kindsFound} <KindBadges kinds={kinds} words={words} />
    </p>
  );
}

/** The kinds alone, each with how many and an example. */
export function KindBadges(props: { kinds: readonly FoundKind[]; words: Words }): VNode {
  const { kinds, words } = props;
  return (
    <>
      {kinds.map(({ kind, count, example }, index) => (
        <>
          {index > 0 && ' '}
          <span
            key={kind}
            class={`badge kind-${substance.has(kind) ? 'substance' : 'form'}`}
            title={exampleText(kind, example)}
          >
            {words.changeNatures[kind]} {count}
          </span>
        </>
      ))}
    </>
  );
}

/** How grave the author of a commit calls it. What a `Change-Note:` says is part of the note. */
export function AuthorSays(props: { trailers: Trailers; words: Words }): VNode | null {
  const { words } = props;
  const { significance } = props.trailers;
  if (significance === undefined) return null;
  return (
    <p class="kinds">
      {words.authorSays}{' '}
      <span class="badge">{entryWords(words.language).significances[significance]}</span>
    </p>
  );
}

/** Why a kind was found, for who points at it. */
function exampleText(
  kind: Kind,
  { before, after }: { readonly before: string; readonly after: string },
): string | undefined {
  const short = (text: string) =>
    nameInvisible(text.replace(/\s+/gu, ' ').trim()).slice(0, 80).toWellFormed();
  if (kind === 'formatting' || kind === 'moved' || before === after) return short(after);
  return `${short(before)} → ${short(after)}`;
}
