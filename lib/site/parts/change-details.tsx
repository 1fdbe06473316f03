import type { VNode } from 'preact';
import { href } from '../../plan/addresses/addresses.ts';
import { capitalize } from '../../plan/source/capitalize.ts';
import { omitUnchanged } from '../../redline/merged/omit-unchanged.ts';
import type { Redline } from '../../redline/merged/redline-result.ts';
import type { Words } from '../../words/words.ts';
import type { ChangeDetail } from '../models.ts';
import { ChangeBadge } from './badges.tsx';
import { ChangeSetOverview, type PlacedChange } from './change-set-overview.tsx';
import { FieldChangeList } from './field-change-list.tsx';
import { KindList } from './kind-list.tsx';
import { DoorLink } from './language-switch.tsx';
import { RedlineHtml } from './redline-html.tsx';
import { RedlineLegend } from './redline-legend.tsx';
import { isOfSubstance } from './weigh-changes.ts';

/** Up to so many documents, a page says everything of each in turn; of more, an overview comes first. */
const fewDocuments = 3;

/** So many documents of substance have their redlines open below an overview; of more, none has. */
const mostOpen = 3;

/** Changes of several documents with their redlines; of many an overview, and the gravest first. */
export function ChangeDetails(props: { changes: readonly ChangeDetail[]; words: Words }): VNode {
  const { changes, words } = props;
  const isLarge = changes.length > fewDocuments;
  const redlines = changes.filter(({ redline }) => redline !== undefined).length;
  const placed = gravestFirst(
    changes.map((change, index) => ({
      change,
      id: `@change-${index + 1}`,
      scope: redlines > 1 ? `@${index + 1}-` : undefined,
    })),
    isLarge,
  );
  const grave = changes.filter(isOfSubstance);
  const isOpen = (change: ChangeDetail) => grave.length <= mostOpen && grave.includes(change);
  return (
    <>
      {redlines > 0 && <RedlineLegend words={words} />}
      {changes.some(({ compareAddress }) => compareAddress) && (
        <p class="quiet">{words.unchangedLeftOut}</p>
      )}
      {isLarge && <ChangeSetOverview changes={placed} words={words} />}
      {placed.map(({ change, id, scope }) => {
        const detail = <Detail change={change} scope={scope} words={words} />;
        return (
          <article class="change" key={id}>
            {isLarge ? (
              <Foldable change={change} id={id} isOpen={isOpen(change)} words={words}>
                {detail}
              </Foldable>
            ) : (
              <>
                <DetailHeading change={change} words={words} />
                {detail}
              </>
            )}
          </article>
        );
      })}
    </>
  );
}

function gravestFirst<Placed extends PlacedChange>(
  placed: readonly Placed[],
  isLarge: boolean,
): readonly Placed[] {
  const weight = ({ change }: Placed) => (isOfSubstance(change) ? 0 : 1);
  return isLarge ? placed.toSorted((one, other) => weight(one) - weight(other)) : placed;
}

/** A change below an overview, whose links lead to the id: a browser unfolds what it is in. */
function Foldable(props: {
  change: ChangeDetail;
  id: string;
  isOpen: boolean;
  words: Words;
  children: VNode;
}): VNode {
  const { change, id, words } = props;
  return (
    <details open={props.isOpen}>
      <summary>
        <h2>
          <bdi>{change.document.title}</bdi> <ChangeBadge change={change.change} words={words} />
        </h2>
      </summary>
      <div id={id}>
        <p class="quiet">
          <a href={href(change.document.address)}>{change.document.address}</a>
        </p>
        {props.children}
      </div>
    </details>
  );
}

function DetailHeading({ change, words }: { change: ChangeDetail; words: Words }): VNode {
  return (
    <h2>
      <a href={href(change.document.address)}>
        <bdi>{change.document.title}</bdi>
      </a>{' '}
      <ChangeBadge change={change.change} words={words} />
    </h2>
  );
}

/** Whether anything is left of a redline once what did not change is left out. */
function hasShownPart({ content }: Redline): boolean {
  return omitUnchanged(content).some(({ kind }) => kind === 'shown');
}

function Detail(props: { change: ChangeDetail; scope: string | undefined; words: Words }): VNode {
  const { change, words } = props;
  const { document, summary, versionAddress, compareAddress, redline } = change;
  // What comes back is new to who reads the plan now: all of it is shown.
  const isFolded = compareAddress !== undefined && change.change !== 'reinstated';
  return (
    <>
      {summary !== '' && (
        <p class="summary" dir="auto">
          {capitalize(summary)}
        </p>
      )}
      <KindList kinds={change.kinds} words={words} />
      <ul class="links">
        {versionAddress !== undefined && (
          <li>
            <a href={href(versionAddress)}>{words.readThisVersion}</a>
          </li>
        )}
        {compareAddress !== undefined && (
          <li>
            <a href={href(compareAddress)}>{words.seeRedline}</a>
          </li>
        )}
        {change.doors?.map((door) => (
          <li key={door.address}>
            <DoorLink door={door} />
          </li>
        ))}
      </ul>
      {redline && (
        <>
          <FieldChangeList changes={redline.fields} words={words} />
          {(!isFolded || hasShownPart(redline)) && (
            <RedlineHtml
              redline={redline}
              label={`${words.redline} – ${document.title}`}
              scope={props.scope}
              folded={isFolded}
              whole={versionAddress}
            />
          )}
        </>
      )}
    </>
  );
}
