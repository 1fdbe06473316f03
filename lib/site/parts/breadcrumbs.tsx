import type { VNode } from 'preact';
import { href } from '../../plan/addresses/addresses.ts';
import type { Words } from '../../words/words.ts';
import type { PageLink } from '../models.ts';
import { linkName } from './document-name.ts';

/** The way from the start page down to this page. */
export function Breadcrumbs(props: { links: readonly PageLink[]; words: Words }): VNode | null {
  if (props.links.length === 0) return null;
  return (
    <nav class="breadcrumbs" aria-label={props.words.youAreHere}>
      <ol>
        {props.links.map((link) => (
          <li key={link.address}>
            <a href={href(link.address)}>
              <bdi>{linkName(link, props.words)}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
