import type { VNode } from 'preact';
import type { Heading } from '../../plan/model/document.ts';
import type { Words } from '../../words/words.ts';

/** Below this many headings a reader sees the whole page faster than its outline. */
const fewestHeadings = 2;

/** The headings of levels 2 and 3 that an outline of the page would list; none when they are few. */
export function outlineOf(headings: readonly Heading[]): readonly Heading[] {
  const listed = headings.filter(({ level, text }) => (level === 2 || level === 3) && text !== '');
  return listed.length >= fewestHeadings ? listed : [];
}

/** The outline of a long page. */
export function OnThisPage(props: { headings: readonly Heading[]; words: Words }): VNode | null {
  if (props.headings.length === 0) return null;
  const top = Math.min(...props.headings.map(({ level }) => level));
  return (
    <nav class="on-this-page" aria-labelledby="@on-this-page">
      <h2 id="@on-this-page">{props.words.onThisPage}</h2>
      <ul>
        {props.headings.map(({ level, text, anchor }) => (
          <li key={anchor} class={level === top ? 'upper' : 'lower'}>
            <a href={`#${encodeURIComponent(anchor.toWellFormed())}`}>
              <bdi>{text}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
