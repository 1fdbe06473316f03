import type { VNode } from 'preact';
import { href } from '../../plan/addresses/addresses.ts';
import type { Words } from '../../words/words.ts';
import type { PageLink } from '../models.ts';

/** The way from the start page down to this page. */
export function Breadcrumbs(props: { links: readonly PageLink[]; words: Words }): VNode | null {
  if (props.links.length === 0) return null;
  return (
    <nav class="breadcrumbs" aria-label={props.words.youAreHere}>
      <ol>
        {props.links.map(({ address, title }) => (
          <li key={address}>
            <a href={href(address)}>
              <bdi>{title}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
