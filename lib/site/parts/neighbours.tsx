import type { VNode } from 'preact';
import { href } from '../../plan/addresses/addresses.ts';
import type { Words } from '../../words/words.ts';
import type { PageLink } from '../models.ts';
import { linkName } from './document-name.ts';

/** Links to the page before and the page after, of whatever order `label` names. */
export function Neighbours(props: {
  label: string;
  previous: PageLink | undefined;
  next: PageLink | undefined;
  previousLabel: string;
  nextLabel: string;
  words: Words;
}): VNode | null {
  const { previous, next } = props;
  if (previous === undefined && next === undefined) return null;
  return (
    <nav class="neighbours" aria-label={props.label}>
      {previous && (
        <a class="previous" rel="prev" href={href(previous.address)}>
          <span class="direction">{props.previousLabel}</span>
          {previous.title !== '' && <bdi>{linkName(previous, props.words)}</bdi>}
        </a>
      )}
      {next && (
        <a class="next" rel="next" href={href(next.address)}>
          <span class="direction">{props.nextLabel}</span>
          {next.title !== '' && <bdi>{linkName(next, props.words)}</bdi>}
        </a>
      )}
    </nav>
  );
}
