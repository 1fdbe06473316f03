import type { ComponentChildren, VNode } from 'preact';
import type { Fields, Milestone } from '../../plan/model/document.ts';
import type { Words } from '../../words/words.ts';
import { StatusBadge } from './badges.tsx';
import { DateText } from './date-text.tsx';

/** The facts of a commitment; nothing when it states none. */
export function FieldPanel({ fields, words }: { fields: Fields; words: Words }): VNode | null {
  const { lead, status, start, due, milestones } = fields;
  const silent = lead.length === 0 && milestones.length === 0;
  if (silent && status === undefined && start === undefined && due === undefined) return null;
  return (
    <section class="facts" aria-labelledby="@facts">
      <h2 id="@facts">{words.facts}</h2>
      <dl>
        {status !== undefined && (
          <Fact name={words.status}>
            <StatusBadge status={status} words={words} />
          </Fact>
        )}
        {lead.length > 0 && (
          <Fact name={words.lead(lead.length)}>
            <LeadList lead={lead} />
          </Fact>
        )}
        {start !== undefined && (
          <Fact name={words.start}>
            <DateText date={start} words={words} />
          </Fact>
        )}
        {due !== undefined && (
          <Fact name={words.due}>
            <DateText date={due} words={words} />
          </Fact>
        )}
      </dl>
      {milestones.length > 0 && <MilestoneList milestones={milestones} words={words} />}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function LeadList({ lead }: { lead: readonly string[] }): VNode {
  if (lead.length === 1) return <bdi>{lead[0]}</bdi>;
  return (
    <ul>
      {lead.map((name) => (
        <li key={name} dir="auto">
          {name}
        </li>
      ))}
    </ul>
  );
}

/** A list and not a table: three columns have no room on a phone. */
function MilestoneList(props: { milestones: readonly Milestone[]; words: Words }): VNode {
  const { milestones, words } = props;
  const isDated = milestones.some(({ due }) => due !== undefined);
  const isRated = milestones.some(({ status }) => status !== undefined);
  return (
    <>
      <h3 id="@milestones">{words.milestones}</h3>
      <ol class="milestones" aria-labelledby="@milestones">
        {milestones.map(({ title, due, status }, index) => (
          <li key={String(index)}>
            <span class="what" dir="auto">
              {title}
            </span>{' '}
            {isDated && (
              <span class="when">
                {due !== undefined && <DateText date={due} words={words} />}{' '}
              </span>
            )}
            {isRated && (
              <span class="state">
                {status !== undefined && <StatusBadge status={status} words={words} />}
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
