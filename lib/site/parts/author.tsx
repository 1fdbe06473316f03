import type { VNode } from 'preact';

/** Who made a commit, and what parts that from what follows; nothing where the commit names nobody. */
export function Author({ name }: { name: string }): VNode | null {
  if (name.trim() === '') return null;
  return (
    <>
      <bdi>{name}</bdi> ·{' '}
    </>
  );
}
