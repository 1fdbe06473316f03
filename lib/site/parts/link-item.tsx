import type { ComponentChildren, VNode } from 'preact';
import { href } from '../../plan/addresses/addresses.ts';

/** A link in a list of links; nothing where there is no address. */
export function LinkItem(props: {
  address: string | undefined;
  /** Id of the part of the page that is meant. */
  fragment?: string;
  children: ComponentChildren;
}): VNode | null {
  const { address, fragment, children } = props;
  if (address === undefined) return null;
  return (
    <li>
      <a href={`${href(address)}${fragment === undefined ? '' : `#${fragment}`}`}>{children}</a>
    </li>
  );
}
