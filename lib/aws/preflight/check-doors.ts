import { type Finding, good, problem, unknown } from './finding.ts';

/** Asks by HTTP, as `fetch` does. */
export type Ask = (url: string, options?: RequestInit) => Promise<Response>;

const github = 'https://api.github.com';

/**
 * Whether GitHub answers about the repository, as the deployed functions will ask it.
 *
 * @param token with which it is asked; without one the repository must be public
 */
export async function checkRepository(
  { repository, apiUrl = github }: { readonly repository: string; readonly apiUrl?: string },
  token: string | undefined,
  ask: Ask,
): Promise<Finding> {
  const about = `the repository ${repository}`;
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const { status } = await ask(`${apiUrl}/repos/${repository}`, { headers });
  if (status === 200) return good(about, 'GitHub shows it');
  if (status === 401 || status === 404)
    return problem(
      about,
      `GitHub answers ${status}: it is not there, or ${token === undefined ? 'not public' : 'not for these credentials'}`,
      'Check its name, and give credentials that may read its contents (githubCredentialsSecret).',
    );
  return unknown(about, `GitHub answers ${status}`, 'Try again later.');
}

/**
 * Whether the webhook's address can be reached from the public network. Before the first deployment
 * it has none; a GitHub Enterprise Server may see less of the network than this machine does.
 */
export async function checkWebhook(
  { webhookUrl, apiUrl }: { readonly webhookUrl: string | undefined; readonly apiUrl?: string },
  ask: Ask,
): Promise<Finding> {
  const about = 'the webhook';
  const own =
    apiUrl === undefined ? '' : `, and the server at ${new URL(apiUrl).host} must reach it, too`;
  if (webhookUrl === undefined)
    return unknown(
      about,
      `its address comes with the first deployment${own}`,
      apiUrl === undefined
        ? 'Nothing; look again after it.'
        : 'See that the server may open connections to execute-api.REGION.amazonaws.com, port 443.',
    );
  const { status } = await ask(webhookUrl, { method: 'POST', body: '' });
  // Without a signature, receive says 401.
  if (status === 401) return good(about, `it answers at ${webhookUrl}${own}`);
  return problem(
    about,
    `${webhookUrl} answers ${status}, not 401, to a request without a signature`,
    'See "receive fails" in docs/runbook.md.',
  );
}
