import type { VNode } from 'preact';
import { href } from '../../plan/addresses/addresses.ts';
import type { PageLink } from '../models.ts';

/** Links to the page before and the page after, of whatever order `label` names. */
export function Neighbours(props: {
  label: string;
  previous: PageLink | undefined;
  next: PageLink | undefined;
  previousLabel: string;
  nextLabel: string;
}): VNode | null {
  const { previous, next } = props;
  if (previous === undefined && next === undefined) return null;
  return (
    <nav class="neighbours" aria-label={props.label}>
      {previous && (
        <a class="previous" rel="prev" href={href(previous.address)}>
          <span class="direction">{props.previousLabel}</span>
          {previous.title !== '' && <bdi>{previous.title}</bdi>}
        </a>
      )}
      {next && (
        <a class="next" rel="next" href={href(next.address)}>
          <span class="direction">{props.nextLabel}</span>
          {next.title !== '' && <bdi>{next.title}</bdi>}
        </a>
      )}
    </nav>
  );
}
