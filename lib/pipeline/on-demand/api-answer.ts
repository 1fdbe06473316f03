import {
  apiAddress,
  changeSetName,
  commitName,
  modelsAddress,
} from '../../plan/addresses/addresses.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { Cursor, VersionStore } from '../../ports/version-store.ts';
import { modelsText } from '../../site/api/models-text.ts';
import { openApi } from '../../site/api/open-api.ts';
import type { ApiExamples } from '../../site/api/operations.ts';
import type { Site } from '../../site/models.ts';
import { renderApiPage } from '../../site/pages/api-page.tsx';
import { createPlanStates } from '../render/standings/plan-states.ts';

/** What the examples are taken from. */
export interface ApiPorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
}

/** Seconds that a reader may keep an answer. */
const keptSeconds = 3600;

/** Documents that are looked through for one with several versions. */
const lookedThrough = 200;

type Render = (site: Site, examples: ApiExamples) => string;

const files: ReadonlyMap<string, { readonly contentType: string; readonly render: Render }> =
  new Map([
    [apiAddress(), { contentType: 'text/html; charset=utf-8', render: renderApiPage }],
    [
      apiAddress('openapi.json'),
      {
        // The type that is registered for it (RFC 9512 has that for YAML) no browser shows.
        contentType: 'application/json',
        render: (site: Site, examples: ApiExamples) =>
          `${JSON.stringify(openApi(site, examples), undefined, 2)}\n`,
      },
    ],
    [modelsAddress(), { contentType: 'text/plain; charset=utf-8', render: modelsText }],
  ]);

/** What tells programs what there is: a page, OpenAPI's description, and llms.txt. */
export const apiAddresses: readonly string[] = [...files.keys()];

/** Answers one of {@link apiAddresses}; `undefined` for every other path. */
export async function answerApi(path: string, ports: ApiPorts, site: Site) {
  const file = files.get(path);
  if (!file) return undefined;
  const rendered = await ports.store.cursor('rendered');
  const examples = rendered ? await examplesOf(rendered, ports) : {};
  const { contentType, render } = file;
  return { status: 200, text: render(site, examples), contentType, keptSeconds } as const;
}

/** Something real for each parameter: of a document with several versions, where there is one. */
async function examplesOf(rendered: Cursor, { store, index }: ApiPorts): Promise<ApiExamples> {
  const { sequence, date } = rendered;
  const states = createPlanStates(index);
  const state = await states.stateAt(sequence);
  const listed = state ? await states.standings(state, 'contents', { limit: lookedThrough }) : [];
  const found = listed.map(({ standing }) => standing).filter(({ address }) => address !== '/');
  const document = found.find(({ version }) => version > 1) ?? found[0];
  const before = document && (await store.version(document.document, document.version - 1));
  const [changeSet] = await store.changeSets(sequence, sequence);
  const isHere = before?.address === document?.address;
  return {
    day: date.slice(0, 10),
    ...(changeSet && { changeSet: changeSetName(changeSet) }),
    ...(document && {
      document: document.address.slice(1, -1),
      commit: commitName(document),
      ...(before && isHere && { before: commitName(before), after: commitName(document) }),
    }),
  };
}
