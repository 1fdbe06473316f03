import type { VNode } from 'preact';
import { listChanges } from '../../redline/changes/list-changes.ts';
import type { ListedChange } from '../../redline/changes/listed-change.ts';
import type { Redline } from '../../redline/merged/redline-result.ts';
import { changeIds } from '../../redline/page/marked-content.ts';
import type { Words } from '../../words/words.ts';

/** Changes that one list names; more are counted. */
const mostListed = 200;

/** Characters of a text that say which one is meant. */
const longestQuote = 70;

/** The changes of a redline in one list, each a link to where it is marked. */
export function ChangeList(props: {
  redline: Redline;
  scope?: string | undefined;
  words: Words;
}): VNode | null {
  const { redline, scope = '', words } = props;
  const changes = listChanges(redline.content);
  if (changes.length < 2) return null;
  const ids = changeIds(redline.content, 'change-');
  const listed = changes.slice(0, mostListed);
  return (
    <details class="change-list">
      <summary>{words.listOfChanges(changes.length)}</summary>
      <ol>
        {listed.map((change, index) => (
          <li key={ids[index]}>
            <a href={`#${encodeURI(scope)}${ids[index]}`}>
              <Described change={change} words={words} />
            </a>
          </li>
        ))}
        {changes.length > mostListed && <li>{words.andMore(changes.length - mostListed)}</li>}
      </ol>
    </details>
  );
}

function Described({ change, words }: { change: ListedChange; words: Words }): VNode {
  const { what, before, after, section } = change;
  return (
    <>
      {words.changeDeeds[what]}
      {section !== undefined && (
        <>
          {' '}
          <span class="quiet">
            (<bdi>{quote(section)}</bdi>)
          </span>
        </>
      )}
      {': '}
      {what === 'replaced' || what === 'deleted' ? <del dir="auto">{quote(before)}</del> : null}
      {what === 'replaced' ? ' ' : null}
      {what === 'replaced' || what === 'inserted' ? <ins dir="auto">{quote(after)}</ins> : null}
      {what === 'replaced' || what === 'deleted' || what === 'inserted' ? null : (
        <bdi>{quote(after)}</bdi>
      )}
    </>
  );
}

function quote(text: string): string {
  const short = text.replace(/\s+/gu, ' ').trim();
  if (short.length <= longestQuote) return short;
  return `${short.slice(0, longestQuote).toWellFormed().trimEnd()}…`;
}
