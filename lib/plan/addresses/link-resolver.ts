import type { Targets } from '../model/change.ts';
import type { LinkResolver } from '../model/document.ts';
import { href } from './addresses.ts';
import { followedPath } from './link-paths.ts';

/** A link resolver for a version, from the targets it was published with. */
export function linkResolver(path: string, targets: Targets): LinkResolver {
  return (target) => {
    const resolved = followedPath(path, target, targets);
    if (resolved === undefined || !Object.hasOwn(targets, resolved)) return undefined;
    const found = targets[resolved];
    return found && found.kind !== 'missing' ? href(found.address) : undefined;
  };
}
