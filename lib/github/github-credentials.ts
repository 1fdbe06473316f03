import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { SettingsError } from '../errors/errors.ts';
import { silent } from './github-client.ts';
import { createGithubFetch } from './github-fetch.ts';

/** With whose leave GitHub is asked. */
export interface GithubCredentials {
  /** A token that is good now; with `isRefused`, a new one where that can be had. */
  token(isRefused?: boolean): Promise<string>;
  /** Whether they are a GitHub App's, which alone may write check runs. */
  isApp(): Promise<boolean>;
}

/** A GitHub App as installed on the repository. */
interface GithubApp {
  readonly appId: string;
  readonly installationId: string;
  /** PEM, as GitHub gives it. */
  readonly privateKey: string;
}

/**
 * Credentials from a secret that may be rotated at any time: a token as it is, or an App as JSON
 * `{ "appId": "…", "installationId": "…", "privateKey": "-----BEGIN…" }`. An App's tokens are kept
 * for as long as they are good, an hour.
 *
 * @param read gives the secret's text
 */
export function createGithubCredentials(
  read: () => Promise<string>,
  apiUrl?: string,
): GithubCredentials {
  let made: { readonly text: string; readonly auth: ReturnType<typeof createAppAuth> } | undefined;
  const authOf = (text: string, app: GithubApp) => {
    if (made?.text !== text) {
      const { request } = new Octokit({
        ...(apiUrl === undefined ? {} : { baseUrl: apiUrl }),
        log: silent,
        request: { fetch: createGithubFetch() },
      });
      made = { text, auth: createAppAuth({ ...app, request }) };
    }
    return made.auth;
  };
  return {
    async token(isRefused = false) {
      const text = await read();
      const app = parseApp(text);
      if (!app) return text.trim();
      return (await authOf(text, app)({ type: 'installation', refresh: isRefused })).token;
    },
    isApp: async () => parseApp(await read()) !== undefined,
  };
}

/** @throws {SettingsError} when it is neither a token nor an App */
function parseApp(text: string): GithubApp | undefined {
  if (!text.trim().startsWith('{')) return undefined;
  const { appId, installationId, privateKey } = parseObject(text);
  const isId = (value: unknown) => /^\d+$/u.test(String(value));
  if (isId(appId) && isId(installationId) && typeof privateKey === 'string')
    return { appId: String(appId), installationId: String(installationId), privateKey };
  throw notAnApp();
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    throw notAnApp();
  }
}

/** Says nothing of what the secret holds. */
function notAnApp(): SettingsError {
  return new SettingsError(
    'The secret with the GitHub credentials holds neither a token nor a GitHub App.',
    'Write a token alone, or { "appId": "…", "installationId": "…", "privateKey": "-----BEGIN…" }.',
  );
}
