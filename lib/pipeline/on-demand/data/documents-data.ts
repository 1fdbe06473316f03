import {
  dataAddress,
  documentsDataAddress,
  historyAddress,
  versionAddress,
  versionSourceAddress,
} from '../../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import type { Standing } from '../../../plan/model/standing.ts';
import { lastDay } from '../../../plan/standing/deadlines.ts';
import { scaleStatus } from '../../../plan/standing/lateness.ts';
import { absolute } from '../../../site/http/absolute.ts';
import type { Site } from '../../../site/models.ts';
import type { PlanState, PlanStates } from '../../render/standings/plan-states.ts';
import { fittingData } from './fitting-data.ts';

/** Documents in one answer; fewer where their facts are long. */
const documentsAtOnce = 200;

/** What the data of documents is made from. */
export interface DocumentsContext {
  readonly states: PlanStates;
  readonly state: PlanState;
  /** See `ChangeSet.languages`. */
  readonly languages: readonly string[];
  readonly site: Site;
}

/**
 * Documents in force, in the order of the contents, with their facts and the addresses of their texts.
 *
 * @param first number of the first one, from 1
 */
export async function documentsData(
  first: number,
  { states, state, languages, site }: DocumentsContext,
): Promise<object> {
  const request = { skip: first - 1, limit: documentsAtOnce + 1 };
  const found = await states.standings(state, 'contents', request);
  const documents = found
    .slice(0, documentsAtOnce)
    .map(({ standing }) => documentData(standing, languages, site));
  return fittingData(documents, (shown) => {
    const next = documentsDataAddress(first + shown.length);
    return {
      documents: shown,
      ...(found.length > shown.length && { next: absolute(site, next) }),
    };
  });
}

function documentData(standing: Standing, languages: readonly string[], site: Site): object {
  const { document, kind, title, path, address, number, status, start, due } = standing;
  const page = versionAddress(address, standing);
  const scale = scaleStatus(status);
  return {
    ...{ document, kind, title, path },
    language: languageOfPath(path, languages) ?? site.language,
    ...(number !== undefined && { number }),
    ...(status !== undefined && { status }),
    ...(scale !== undefined && { scale }),
    lead: standing.lead ?? [],
    ...(start !== undefined && { start }),
    ...(due !== undefined && { due, lastDay: lastDay(due) }),
    milestones: standing.milestones ?? [],
    ...{ version: standing.version, commit: standing.commit, since: standing.since },
    url: absolute(site, address),
    versionUrl: absolute(site, page),
    dataUrl: absolute(site, dataAddress(page)),
    textUrl: absolute(site, versionSourceAddress(address, standing)),
    historyUrl: absolute(site, dataAddress(historyAddress(address))),
  };
}
