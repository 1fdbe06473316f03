import type { Change } from '../plan/model/change.ts';
import { type FoundKind, kindOfField } from '../redline/changes/find-kinds.ts';
import { listChanges } from '../redline/changes/list-changes.ts';
import type { ListedChange } from '../redline/changes/listed-change.ts';
import { kinds as allKinds, type Kind } from '../redline/classify/kinds.ts';
import { compareFields, type FieldChange, visibleFields } from '../redline/facts/field-changes.ts';
import type { Redline } from '../redline/merged/redline-result.ts';
import { describeFate, type Places } from './describe-change.ts';
import { differingParts } from './differing-parts.ts';
import type { WordLanguage } from './language.ts';
import { longestQuoted } from './quote-text.ts';
import { type RedlineWords, redlineWords } from './redline-words.ts';
import { fieldSentence } from './summarize.ts';
import { tellText } from './text-sentences.ts';
import { byWeight, type Told } from './told.ts';

/** What a title tells of a change. */
export interface Headlines {
  /** Short sentences without capital and full stop, what matters most first. */
  readonly phrases: readonly string[];
  /** The gravest kind of change in it; `undefined` where nothing visible changed. */
  readonly kind: Kind | undefined;
  /**
   * Whether the first phrase says what changed: an obligation, figure or date, what binds, or which
   * section came or went.
   */
  readonly isTelling: boolean;
  /** Whether the first phrase gives a fact such as a status, or says how binding the text is. */
  readonly sort?: Told['sort'];
}

/** What is known of a change beside the change itself. */
export interface KnownChange {
  readonly kinds: readonly FoundKind[];
  readonly redline?: Redline;
  readonly places?: Places;
}

/**
 * Tells a change in a language, in the order of the sentence that tells it: obligations, figures,
 * dates and what binds; then where its document moved; then other wording; then form. A document that
 * comes or goes is told as that.
 */
export function headlinesOf(change: Change, known: KnownChange, language: WordLanguage): Headlines {
  const kind = known.kinds[0]?.kind;
  const fate = describeFate(change, known.places, language);
  const isWhole = change.kind === 'withdrawn' || change.before === undefined;
  if (isWhole) return { phrases: fate, kind, isTelling: false };
  const words = redlineWords(language);
  const told = toldOf(change, known, words);
  const isValue = (one: Told) => one.isTelling === true && graveKinds.has(one.kind);
  const textsOf = (some: readonly Told[]) => some.map(({ text }) => text);
  const values = told.filter(isValue);
  const phrases = [...textsOf(values), ...fate, ...textsOf(told.filter((one) => !isValue(one)))];
  return {
    phrases: phrases.length > 0 ? phrases : [kind ? words.kinds[kind] : words.noChange],
    kind,
    ...(values[0]?.sort ? { sort: values[0].sort } : {}),
    isTelling: values.length > 0 || (fate.length === 0 && told[0]?.isTelling === true),
  };
}

/** What changed, the gravest first. */
function toldOf(change: Change, known: KnownChange, words: RedlineWords): Told[] {
  const { title } = change.after.fields;
  const facts = factsOf(change, known);
  const listed = known.redline ? listChanges(known.redline.content) : fromKinds(known, facts);
  const isOther = ({ field }: FieldChange) => field === 'other';
  const tell = (some: readonly FieldChange[]) =>
    some.map((fact): Told => {
      const [text, kind] = [fieldSentence(shortFact(fact), words), kindOfField(fact)];
      return { text, kind, ...(graveKinds.has(kind) ? { isTelling: true, sort: 'fact' } : {}) };
    });
  return byWeight([
    ...tell(facts.filter((fact) => !isOther(fact))),
    ...tellText(listed, words, { title, longest: longestQuoted, isPlaceless: true }),
    ...tell(facts.filter(isOther)),
  ]);
}

const graveKinds: ReadonlySet<Kind> = new Set(['obligation', 'figures']);

/**
 * The facts that changed, the gravest first. Without a redline they are those on record. What the
 * record has on one side only may be in the text, where it cannot be read: it counts where it is the
 * evidence of a kind.
 */
function factsOf({ before, after }: Change, { redline, kinds }: KnownChange): FieldChange[] {
  const isEvidence = (fact: FieldChange) =>
    kinds.some(
      ({ kind, example }) =>
        kind === kindOfField(fact) &&
        example.before === (fact.before ?? '') &&
        example.after === (fact.after ?? ''),
    );
  const recorded = (before ? compareFields(before.fields, after.fields) : []).filter(
    (fact) => isTwoSided(fact) || isEvidence(fact),
  );
  const facts = visibleFields(redline?.fields ?? recorded);
  const rank = (fact: FieldChange) => -allKinds.indexOf(kindOfField(fact));
  return facts.toSorted((one, other) => rank(one) - rank(other));
}

function isTwoSided({ before, after }: FieldChange): boolean {
  return before !== undefined && after !== undefined;
}

/** A fact with names that leave room for its values, and of long values what differs in them. */
function shortFact(fact: FieldChange): FieldChange {
  const { field, ...values } = fact;
  const { before, after } = values;
  const parts = before !== undefined && after !== undefined ? differingParts(before, after) : {};
  const short = Object.entries({ ...values, ...parts }).map(([name, value]) => [
    name,
    shortened(value),
  ]);
  const shorter: FieldChange = { field, ...Object.fromEntries(short) };
  // What is cut must not make another kind of change of it.
  return kindOfField(shorter) === kindOfField(fact) ? shorter : fact;
}

function shortened(value: string): string {
  return value.length > longestQuoted
    ? `${value
        .slice(0, longestQuoted - 1)
        .toWellFormed()
        .trimEnd()}…`
    : value;
}

/** Of a change that is only linked the examples are kept; with facts in it they may be those. */
function fromKinds({ kinds }: KnownChange, facts: readonly FieldChange[]): ListedChange[] {
  if (facts.length > 0) return [];
  return kinds
    .filter(({ kind }) => kind === 'figures')
    .map(({ kind, example }) => ({
      ...example,
      kind,
      what: 'replaced',
      section: undefined,
      unit: 'paragraph',
      place: 0,
      units: [],
    }));
}
