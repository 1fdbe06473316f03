import type { VNode } from 'preact';
import { tellsNumber } from '../../plan/fields/names.ts';
import type { Fields, Milestone, SortValues } from '../../plan/model/document.ts';
import {
  type FieldName,
  fieldDefinitions,
  fieldNames,
  type ValueSort,
} from '../../plan/model/field-definitions.ts';
import { namesOfField } from '../../words/field-names.ts';
import { redlineWords } from '../../words/redline-words.ts';
import type { Words } from '../../words/words.ts';
import { StatusBadge } from './badges.tsx';
import { DateText } from './date-text.tsx';

type ListedSort = Exclude<ValueSort, 'milestones'>;

/** How a value of each sort is shown. */
const shown: { readonly [Sort in ListedSort]: (value: SortValues[Sort], words: Words) => VNode } = {
  title: textValue,
  text: textValue,
  number: textValue,
  texts: (values) => <TextList values={values} />,
  status: (status, words) => <StatusBadge status={status} words={words} />,
  date: (date, words) => <DateText date={date} words={words} />,
};

function textValue(value: string): VNode {
  return <bdi>{value}</bdi>;
}

/** Facts of the panel that have a line of their own: how far it has got stands first. */
const listed = fieldNames
  .filter((name) => name !== 'milestones')
  .filter((name) => fieldDefinitions[name].place === 'panel' || name === 'number')
  .sort((one, other) => Number(isStatus(other)) - Number(isStatus(one)));

function isStatus(name: FieldName): boolean {
  return fieldDefinitions[name].sort === 'status';
}

/** The facts of a document; nothing when it states none. */
export function FieldPanel(props: {
  fields: Fields;
  words: Words;
  /**
   * Before the ids of a panel that is not alone on its page, and of what it is about (`@title`); its
   * headings are one level lower.
   */
  prefix?: string;
}): VNode | null {
  const { fields, words, prefix = '' } = props;
  const Top = prefix === '' ? 'h2' : 'h3';
  const label = prefix === '' ? '@facts' : `${prefix}@title ${prefix}@facts`;
  const { title, number, milestones, unread = {}, others = [] } = fields;
  const isInTitle = number !== undefined && tellsNumber(title, number);
  const stated = listed
    .filter((name) => fields[name] !== undefined && fields[name].length > 0)
    .filter((name) => name !== 'number' || !isInTitle);
  const unreadNames = fieldNames.filter((name) => unread[name] !== undefined);
  const count = stated.length + milestones.length + unreadNames.length + others.length;
  if (count === 0) return null;
  return (
    <section class="facts" aria-labelledby={label}>
      <Top id={`${prefix}@facts`}>{words.facts}</Top>
      <dl>
        {stated.map((name) => (
          <Fact key={name} name={name} fields={fields} words={words} />
        ))}
        {unreadNames.map((name) => (
          <UnreadFact key={name} name={name} written={unread[name] ?? ''} words={words} />
        ))}
        {others.map(({ name, values }, index) => (
          <div key={String(index)}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>
              <TextList values={values} />
            </dd>
          </div>
        ))}
      </dl>
      {milestones.length > 0 && (
        <MilestoneList milestones={milestones} words={words} prefix={prefix} />
      )}
    </section>
  );
}

function Fact(props: { name: (typeof listed)[number]; fields: Fields; words: Words }): VNode {
  const { name, fields, words } = props;
  const value = fields[name];
  const { label, heading } = namesOfField(name, words.language);
  // The table of values has a type for each sort, which TypeScript cannot follow through a name.
  const show = shown[fieldDefinitions[name].sort] as (value: unknown, words: Words) => VNode;
  return (
    <div>
      <dt>{heading && Array.isArray(value) ? heading(value.length) : label}</dt>
      <dd>{show(value, words)}</dd>
    </div>
  );
}

/** A fact that cannot be read, as its author wrote it. */
function UnreadFact(props: { name: FieldName; written: string; words: Words }): VNode {
  const { name, written, words } = props;
  return (
    <div>
      <dt>{namesOfField(name, words.language).label}</dt>
      <dd>
        <Unread written={written} words={words} />
      </dd>
    </div>
  );
}

function Unread({ written, words }: { written: string; words: Words }): VNode {
  return (
    <>
      <bdi>{written}</bdi> <span class="quiet">({redlineWords(words.language).notUnderstood})</span>
    </>
  );
}

function TextList({ values }: { values: readonly string[] }): VNode {
  if (values.length === 1) return <bdi>{values[0]}</bdi>;
  return (
    <ul>
      {values.map((value, index) => (
        <li key={String(index)} dir="auto">
          {value}
        </li>
      ))}
    </ul>
  );
}

/** A list and not a table: three columns have no room on a phone. */
function MilestoneList(props: {
  milestones: readonly Milestone[];
  words: Words;
  prefix: string;
}): VNode {
  const { milestones, words, prefix } = props;
  const Top = prefix === '' ? 'h3' : 'h4';
  const isDated = milestones.some(({ due, unreadDue }) => (due ?? unreadDue) !== undefined);
  const isRated = milestones.some(({ status }) => status !== undefined);
  return (
    <>
      <Top id={`${prefix}@milestones`}>{namesOfField('milestones', words.language).label}</Top>
      <ol class="milestones" aria-labelledby={`${prefix}@milestones`}>
        {milestones.map(({ title, due, unreadDue, status }, index) => (
          <li key={String(index)}>
            <span class="what" dir="auto">
              {title}
            </span>{' '}
            {isDated && (
              <span class="when">
                {due !== undefined && <DateText date={due} words={words} />}
                {unreadDue !== undefined && <Unread written={unreadDue} words={words} />}{' '}
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
