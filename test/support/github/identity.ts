import { type Answer, notFound, ok, type Route, url, user } from './answers.ts';

/** The repository's number, and its name; every name is right where it has none. */
export interface Identity {
  /** Another one stands for a repository that was made anew: the former is gone. */
  id: number;
  /** `owner/name`; a former name leads to the number. */
  fullName?: string;
}

/** What is asked of the repository, `''` for itself; `undefined` where it is not asked. */
export function insideOf({ id }: Identity, path: string): string | undefined {
  const match = /^(?:repos\/[^/]+\/[^/]+|repositories\/(?<number>\d+))(?:\/(?<rest>.+))?$/u.exec(
    path,
  );
  const { number = String(id), rest = '' } = match?.groups ?? {};
  return match && number === String(id) ? rest : undefined;
}

/** GitHub answers for a former name with the number: 301 (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects). */
export function leadToNumber(
  { id, fullName }: Identity,
  path: string,
  search: string,
): Answer | undefined {
  const [, name, rest = ''] = /^repos\/([^/]+\/[^/]+)(\/.+)?$/u.exec(path) ?? [];
  if (name === undefined || fullName === undefined || name === fullName) return undefined;
  const location = `/repositories/${id}${encodeURI(rest)}${search}`;
  return { ...notFound, status: 301, headers: { location } };
}

export function identityRoute(identity: Identity): Route {
  return {
    method: 'GET',
    path: /^$/u,
    answer({ url: { pathname } }) {
      const asked = /repos\/([^/]+\/[^/]+)$/u.exec(pathname)?.[1];
      const full_name = identity.fullName ?? asked ?? 'state/plan';
      const name = full_name.split('/')[1];
      return ok({ id: identity.id, node_id: '', name, full_name, owner: user, url, html_url: url });
    },
  };
}
