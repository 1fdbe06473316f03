import type { VNode } from 'preact';
import type { Problem } from '../../plan/model/document.ts';
import type { Words } from '../../words/words.ts';

/** What the authors of a commit should know: where, what, and what to do. */
export function ProblemList(props: { problems: readonly Problem[]; words: Words }): VNode | null {
  const { problems, words } = props;
  if (problems.length === 0) return null;
  return (
    <details class="problems">
      <summary>
        {words.problems} ({problems.length})
      </summary>
      <ul>
        {problems.map(({ path, line, severity, message, advice }, index) => (
          <li key={String(index)} class={severity}>
            {path !== '' && (
              <>
                <code dir="auto">{path}</code>, {words.line} {line}:{' '}
              </>
            )}
            <bdi>{message}</bdi>. <bdi>{advice}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}
