import type { VNode } from 'preact';
import { commitDigits, href } from '../../plan/addresses/addresses.ts';
import { substance } from '../../redline/classify/kinds.ts';
import { languageName, languageTag } from '../../words/language.ts';
import type { Words } from '../../words/words.ts';
import type { ChangeSetLine } from '../models.ts';
import { Author } from './author.tsx';
import { DateText, SaidDateText, timeAmong } from './date-text.tsx';
import { Note } from './note.tsx';

/** Change sets, newest first. `brief` leaves the notes out, `isDetailed` adds kinds and languages. */
export function ChangeSetList(props: {
  lines: readonly ChangeSetLine[];
  /** All lines of the page, of which these are some: days that repeat have times. */
  among?: readonly ChangeSetLine[];
  brief?: boolean;
  isDetailed?: boolean;
  hidesLanguage?: boolean;
  words: Words;
}): VNode {
  const { lines, among = lines, brief, words } = props;
  return (
    <ol class={brief ? 'change-sets brief' : 'change-sets'} reversed>
      {lines.map((line) => (
        <li key={line.address} value={line.sequence}>
          <p class="title">
            <a href={href(line.address)}>
              <bdi>{line.title}</bdi>
            </a>{' '}
            {line.rewrite && <span class="badge change-withdrawn">{words.rewrite}</span>}
          </p>
          <p class="origin">
            <DateText date={line.date} words={words} />
            {timeAmong(line, among)}
            <SaidDateText of={line} words={words} /> · <Author name={line.author} />
            {line.documents > 0 ? (
              words.documentsChanged(line.documents)
            ) : (
              <code>{line.commit.slice(0, commitDigits)}</code>
            )}
          </p>
          {props.isDetailed && <Nature {...props} line={line} />}
          {!brief && <Note of={line} words={words} />}
        </li>
      ))}
    </ol>
  );
}

/** Of what kinds its changes are, and in which languages. */
function Nature(props: {
  line: ChangeSetLine;
  hidesLanguage?: boolean;
  words: Words;
}): VNode | null {
  const { line, words } = props;
  const { kinds = [] } = line;
  const languages = props.hidesLanguage ? [] : (line.languages ?? []);
  if (kinds.length + languages.length === 0) return null;
  return (
    <p class="kinds">
      {kinds.map((kind) => (
        <>
          <span key={kind} class={`badge kind-${substance.has(kind) ? 'substance' : 'form'}`}>
            {words.changeNatures[kind]}
          </span>{' '}
        </>
      ))}
      {languages.map((language) => (
        <>
          <span key={language} class="badge" lang={languageTag(language)}>
            {languageName(language)}
          </span>{' '}
        </>
      ))}
    </p>
  );
}
