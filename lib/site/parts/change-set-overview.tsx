import type { VNode } from 'preact';
import { capitalize } from '../../plan/source/capitalize.ts';
import type { Words } from '../../words/words.ts';
import type { ChangeDetail } from '../models.ts';
import { ChangeBadge } from './badges.tsx';
import { KindBadges } from './kind-list.tsx';
import { isOfSubstance } from './weigh-changes.ts';

/** A change, and the id of its place on the page. */
export interface PlacedChange {
  readonly change: ChangeDetail;
  readonly id: string;
}

/** What a change set of many documents changed, in a line each, with the way to it. */
export function ChangeSetOverview(props: {
  changes: readonly PlacedChange[];
  words: Words;
}): VNode {
  const { changes, words } = props;
  const grave = changes.filter(({ change }) => isOfSubstance(change)).length;
  return (
    <section class="overview" aria-labelledby="@overview">
      <h2 id="@overview">{words.changesByWeight(grave, changes.length - grave)}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.changedDocument}</th>
            <th scope="col">{words.whatChanged}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ change, id }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`#${id}`}>
                  <bdi>{change.document.title}</bdi>
                </a>
              </th>
              <td>
                {isOfSubstance(change) && change.summary !== '' && (
                  <p dir="auto">{capitalize(change.summary)}</p>
                )}
                <p>
                  <ChangeBadge change={change.change} words={words} />{' '}
                  <KindBadges kinds={change.kinds} words={words} />
                </p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
