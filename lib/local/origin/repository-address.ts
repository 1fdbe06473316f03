import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { SettingsError } from '../../errors/errors.ts';

/** A repository that a person named: a folder of this machine, or a URL. */
export interface RepositoryAddress {
  readonly kind: 'folder' | 'url';
  /** Absolute path, or the URL as it was written. */
  readonly address: string;
}

/** Transports that git itself allows by default (git-config, `protocol.allow`). */
const transports = new Set(['https:', 'http:', 'ssh:', 'git:', 'file:']);

/**
 * Tells folders from URLs, `git@host:owner/name.git` included.
 *
 * @throws {SettingsError} when it is neither, or holds a password
 */
export function repositoryAddress(text: string): RepositoryAddress {
  if (/^[\w.-]{1,64}@[\w.-]{1,255}:[^/]/u.test(text) && !existsSync(text))
    return { kind: 'url', address: text };
  if (!/^[a-z][a-z0-9+.-]{0,30}:/iu.test(text) || existsSync(text))
    return { kind: 'folder', address: resolve(text) };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !transports.has(url.protocol))
    throw new SettingsError(
      `${text} is neither a folder nor a URL that git reads.`,
      'Give a folder, or a URL such as https://example.org/owner/plan.git.',
    );
  if (url.password !== '')
    throw new SettingsError(
      `The URL of ${url.host} holds a password, and the settings of a home can be read.`,
      'Leave it out, and let one of git’s credential helpers keep it (git help credentials).',
    );
  return { kind: 'url', address: text };
}

/** The name of a repository, as its folder or URL ends. */
export function repositoryName({ address }: RepositoryAddress): string {
  return basename(address.replace(/\/+$/u, '')).replace(/\.git$/u, '') || 'plan';
}
