import type { RepositoryIdentity } from '../ports/source.ts';
import { ask, type GithubClient } from './github-client.ts';
import type { GithubRepository } from './github-trees.ts';

/** GitHub's number of the repository that is read, as far as it is known by now. */
export interface KnownNumber {
  /** The operator has configured it: then it counts, whatever was remembered. */
  readonly isConfigured: boolean;
  value: number | undefined;
}

/**
 * The repository by its number. Once that is known, all requests ask for it (`createGithubFetch`), so
 * that a renamed or transferred repository is read on, and nobody who takes its name. What is
 * remembered has the configured name beside the number, `7 owner/name`: an operator who configures
 * another name means another repository.
 *
 * @param at the name that is configured
 * @param moved told when the repository has another name by now
 */
export function createGithubIdentity(
  client: GithubClient,
  at: GithubRepository,
  known: KnownNumber,
  moved: (advice: string) => void = () => {},
): RepositoryIdentity {
  const name = `${at.owner}/${at.repo}`.toLowerCase();
  let asked: number | undefined;
  return {
    keepTo(remembered) {
      const [, number, of] = /^(\d{1,15}) (\S{1,200})$/u.exec(remembered) ?? [];
      if (!known.isConfigured && of === name) known.value = Number(number);
    },
    async read() {
      const isByNumber = known.value !== undefined;
      if (!isByNumber || known.value !== asked) {
        const { data } = await ask(() => client.rest.repos.get({ ...at }));
        asked = data.id;
        known.value = data.id;
        // Asked by its name, GitHub has led the request to the number, which was told then.
        if (isByNumber && data.full_name.toLowerCase() !== name)
          moved(`GitHub has the repository ${name} as ${data.full_name} now: configure that name.`);
      }
      return `${known.value} ${name}`;
    },
  };
}
