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

/** `host:path`, with or without a user: a colon before the first slash (git-clone, "GIT URLS"). */
const secureCopy = /^[^/:\s]{1,255}:(?!:|\/\/)\S/u;

/**
 * Tells folders from URLs, `git@host:owner/name.git` included.
 *
 * @throws {SettingsError} when it is neither, or holds credentials
 */
export function repositoryAddress(text: string): RepositoryAddress {
  if (existsSync(text)) return { kind: 'folder', address: resolve(text) };
  if (secureCopy.test(text)) return { kind: 'url', address: text };
  if (!/^[a-z][a-z0-9+.-]{0,30}:/iu.test(text)) return { kind: 'folder', address: resolve(text) };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !transports.has(url.protocol))
    throw new SettingsError(
      `${url ? `${url.protocol}//${url.host}` : text} is neither a folder nor a URL that git reads.`,
      'Give a folder, or a URL such as https://example.org/owner/plan.git.',
    );
  // A token stands where the name does; ssh has a name there, and no secret.
  const isSecret = url.password !== '' || (url.username !== '' && url.protocol !== 'ssh:');
  if (isSecret)
    throw new SettingsError(
      `The URL of ${url.host} holds credentials, and the settings of a home can be read.`,
      'Leave them out, and let one of git’s credential helpers keep them (git help credentials).',
    );
  return { kind: 'url', address: text };
}

/** The name of a repository, as its folder or URL ends. */
export function repositoryName({ address }: RepositoryAddress): string {
  return basename(address.replace(/(?<!\/)\/+$/u, '')).replace(/\.git$/u, '') || 'plan';
}
