import { type Content, element } from '../../plan/model/content.ts';
import { countsRows } from '../blocks/numbered-rows.ts';
import type { TextPlace } from '../classify/kind-of-text.ts';
import { graver, type Kind, substance } from '../classify/kinds.ts';
import { changedLimit } from '../classify/limits.ts';
import { clausesBehind } from '../classify/negations.ts';
import { partAhead } from '../classify/part-names.ts';
import { rankIn } from '../classify/part-numbers.ts';
import { ownUnit, type Unit } from '../classify/units.ts';
import { wholeAmounts } from '../classify/whole-amounts.ts';
import { wholePhrases } from '../classify/whole-phrases.ts';
import { isBlock, isHeading, isList } from '../content/elements.ts';
import { lineEnd, readText } from '../content/read-text.ts';
import { accept, reject } from '../merged/accept-reject.ts';
import {
  beginsWithin,
  changeStarts,
  isFormatting,
  isOneSided,
  isWrapped,
  type Merged,
  type Whole,
  type Within,
  type Wrapped,
} from '../merged/merged.ts';
import { formatted, retagged } from './changed-elements.ts';
import { blockUnits, imageUnits, wordBehind } from './changed-units.ts';
import { noteExchanged } from './exchanged-texts.ts';
import { HeadingsMet } from './headings-met.ts';
import { findIntros, type Intros } from './intros.ts';
import { kindOfContent } from './kind-of-content.ts';
import { becameBoldLine, kindOfLine, type LineTexts, textsIn } from './line-texts.ts';
import type { ChangedUnit, ListedChange } from './listed-change.ts';
import { kindsOfMoves } from './move-kinds.ts';
import { nameFigures } from './named-figures.ts';
import { NoteMarks } from './note-marks.ts';
import { sectionsLeft } from './sections-left.ts';
import {
  differentOnes,
  noSurroundings,
  type Surroundings,
  surroundingsOf,
} from './surroundings.ts';
import { findSections, type Sections } from './whole-sections.ts';

interface Context {
  readonly unit: Unit | undefined;
  readonly place: number;
  /** What stands beside the nodes in their line. */
  readonly beside: Surroundings;
  readonly text: Omit<TextPlace, 'beside'>;
}

/** Elements in which each character counts. */
const codeNames: ReadonlySet<string> = new Set(['pre', 'code', 'kbd', 'samp']);

/** A redline never changes: its summary, kinds, headline and list are all told from one listing. */
const listed = new WeakMap<readonly Merged[], readonly ListedChange[]>();

/** The changes of a text in reading order: the same ones that `countChanges` counts. */
export function listChanges(nodes: readonly Merged[]): readonly ListedChange[] {
  const known = listed.get(nodes);
  if (known) return known;
  const changes = list(nodes);
  listed.set(nodes, changes);
  return changes;
}

function list(nodes: readonly Merged[]): readonly ListedChange[] {
  const lister = new Lister(nodes);
  lister.walk(nodes, { unit: undefined, place: 0, beside: noSurroundings, text: {} });
  nameFigures(lister.changes);
  noteExchanged(nodes, lister.changes);
  return lister.changes;
}

class Lister {
  readonly changes: ListedChange[] = [];
  readonly #moveKinds: ReadonlyMap<number, Kind>;
  readonly #left: ReadonlyMap<number, string>;
  readonly #intros: Intros;
  readonly #notes: NoteMarks;
  readonly #sections: Sections;
  readonly #headings = new HeadingsMet();
  #places = 0;

  constructor(nodes: readonly Merged[]) {
    this.#notes = new NoteMarks(nodes);
    this.#moveKinds = kindsOfMoves(nodes);
    this.#left = sectionsLeft(nodes);
    this.#intros = findIntros(nodes);
    this.#sections = findSections(nodes);
  }

  walk(nodes: readonly Merged[], context: Context): void {
    const starts = changeStarts(nodes);
    for (const [index, node] of nodes.entries()) {
      if ('content' in node && node.continues) this.#continue(node);
      this.#headings.enter(node);
      if (starts[index]) this.#start(nodes, index, starts, context);
      if (node.change === 'moved') this.#headings.inMoved(() => this.walk([node.node], context));
      else if (node.change === 'within') this.#within(node, contextIn(nodes, index, context));
      else if (isWrapped(node)) this.#wrapped(node, contextIn(nodes, index, context));
      else if ('content' in node) this.#headings.leave(node);
    }
  }

  #wrapped(node: Wrapped, context: Context): void {
    if (isFormatting(node)) this.#add(context, { what: 'formatted', ...formatted(node) });
    if (isFormatting(node) || node.isTold) {
      this.walk(node.children, context);
      return;
    }
    const unit = isList(element(node.name)) ? undefined : ownUnit(node, context.unit);
    const inner = { ...context, ...this.#placeOf(unit) };
    const texts = textsIn(node);
    if (texts) this.#line(node, texts, inner, undefined);
    else this.walk(node.children, inner);
  }

  #start(nodes: readonly Merged[], index: number, starts: Uint8Array, context: Context): void {
    let end = index + 1;
    while (isOneSided(nodes[end]) && !starts[end]) end++;
    const beside = surroundingsOf(nodes, index, end, context.beside);
    this.#oneSided(nodes.slice(index, end), { ...context, beside }, nodes[end]);
  }

  #placeOf(unit: Unit | undefined): Partial<Context> {
    return unit === undefined ? {} : { unit, place: ++this.#places };
  }

  #within(node: Within, context: Context): void {
    const unit = ownUnit(node, context.unit);
    const texts = textsIn(node);
    const heading = isHeading(element(node.name)) ? texts : undefined;
    if (heading) this.#headings.set(node, heading.after);
    const inner = { ...context, ...this.#placeOf(unit) };
    const first = this.changes.length;
    if (node.join && !node.isTold) {
      const value = readText(accept({ content: node.children }));
      this.#add(inner, { what: node.join, kind: 'structure', before: value, after: value });
    } else if (node.before && beginsWithin(node))
      this.#add(inner, {
        what: 'retagged',
        ...retagged(node, node.before),
        ...(this.#isNamed(node, heading) ? { heading } : {}),
      });
    if (texts) this.#line(node, texts, inner, heading);
    else this.walk(node.children, node.name === 'table' ? inTable(node, inner) : inner);
    if (node.isRenumbered)
      for (const [index, change] of this.changes.slice(first).entries())
        this.changes[first + index] = { ...change, kind: 'structure', isRenumbering: true };
  }

  /**
   * Lists the changes in one line of text. Where the whole line reads as before, no change in it is
   * one of words; where it does not, one of them is.
   */
  #line(
    node: Within | Wrapped,
    { before, after }: LineTexts,
    context: Context,
    heading: LineTexts | undefined,
  ): void {
    const first = this.changes.length;
    const lineKind = kindOfLine(before, after);
    const text = {
      ...context.text,
      ...(lineKind ? { lineKind } : {}),
      ...(heading ? { heading } : {}),
    };
    this.walk(node.children, { ...context, text });
    const kindsFound = this.changes.slice(first).map(({ kind }) => kind);
    if (!lineKind && !heading && !kindsFound.some((kind) => substance.has(kind)))
      this.#aggravate(kindsFound.length > 0 ? first : -1, 'wording');
    if (becameBoldLine(node, after)) this.#aggravate(first, 'structure');
    const isNamed = this.#isNamed(node, heading);
    for (const [index, change] of this.changes.slice(first).entries())
      this.changes[first + index] = {
        ...change,
        line: { before, after },
        ...(isNamed ? { heading } : {}),
      };
  }

  /** Whether a sentence may name a heading: of one that was split off there is only a part. */
  #isNamed(node: Within | Wrapped, heading: LineTexts | undefined): heading is LineTexts {
    return (
      heading !== undefined && !('join' in node && node.join) && !this.#sections.titles.has(node)
    );
  }

  #oneSided(nodes: readonly Merged[], context: Context, next: Merged | undefined): void {
    const [first] = nodes;
    if (first?.change === 'deleted' && first.move !== undefined) return;
    const isMoved = first?.change === 'moved';
    const [oldContent, newContent] = [
      nodes.flatMap((node) => (node.change === 'deleted' ? [node.content] : [])),
      nodes.flatMap((node) => (node.change === 'deleted' ? [] : accept({ content: [node] }))),
    ];
    const [before, after] = [readText(isMoved ? newContent : oldContent), readText(newContent)];
    const change =
      oldContent.length > 0 ? (newContent.length > 0 ? 'replaced' : 'deleted') : 'inserted';
    const isHeadings = [...oldContent, ...newContent].every(isHeading);
    const place = {
      ...context.text,
      beside: differentOnes(context.beside),
      headingsAhead: { before: this.#headings.old.byLevel(), after: this.#headings.new.byLevel() },
      ...(isHeadings ? { heading: { before, after } } : {}),
    };
    const [what, kind] = isMoved
      ? first.inPlace
        ? (['retagged', 'structure'] as const)
        : (['moved', this.#kindOfMove(first.move, newContent)] as const)
      : ([change, this.#notes.kindOf(oldContent, newContent, place)] as const);
    const notes = isMoved ? 0 : this.#notes.countRenumbered(oldContent, newContent);
    if (notes > 0) {
      const units = Array.from({ length: notes }, () => renumberedNote);
      this.#add(context, { what: 'retagged', kind: 'structure', before, after, units });
      return;
    }
    const images = isMoved ? undefined : imageUnits(oldContent, newContent);
    const isOther = images?.some(({ deed }) => deed === 'exchanged') && before === after;
    const units = images ?? nodes.flatMap((node) => blockUnits(node, context.unit, this.#sections));
    const isGone = change === 'deleted' && units.length > 0;
    const section = isGone
      ? this.#headings.old.over(oldContent[0])
      : this.#headings.new.over(newContent[0]);
    this.#add(context, {
      what: isOther ? 'retagged' : what,
      ...{ kind, before, after, units, section },
      ...renumberedHeads(units),
      ...this.#partsOf(nodes),
      ...(units.length === 0 ? wordsBeside({ before, after }, context.beside, next) : {}),
      ...(isMoved ? this.#leftBy(first.move, section) : {}),
      ...this.#introOf(first),
    });
  }

  /** Of blocks of which some are those of whole sections, the texts of these and of the others. */
  #partsOf(nodes: readonly Merged[]): Pick<ListedChange, 'parts'> {
    const [inSections, outside] = [true, false].map((isWanted) =>
      nodes.filter((node) => {
        const whole = this.#sections.whole.get(node);
        return (whole !== undefined && whole.deed !== 'moved') === isWanted;
      }),
    );
    if (!inSections?.length || !outside?.length) return {};
    return { parts: { outside: textsOfBlocks(outside), inSections: textsOfBlocks(inSections) } };
  }

  #kindOfMove(move: number, content: readonly Content[]): Kind {
    return this.#notes.kindOfMove(content, this.#moveKinds.get(move) ?? 'moved');
  }

  #leftBy(move: number, section: string | undefined): Pick<ListedChange, 'left'> {
    const left = this.#left.get(move);
    return left === undefined || left === section ? {} : { left };
  }

  #introOf(node: Merged | undefined): Pick<ListedChange, 'intro' | 'leftIntro'> {
    const intro = node && this.#intros.of.get(node);
    const left = node?.change === 'moved' ? this.#intros.left.get(node.move) : undefined;
    return {
      ...(intro === undefined ? {} : { intro }),
      ...(left === undefined ? {} : { leftIntro: left }),
    };
  }

  /**
   * Adds a cell to the change of its added or removed column, which is as grave as its gravest
   * cell.
   */
  #continue({ change, content }: Whole): void {
    const isColumn = ({ units }: ListedChange) =>
      units.some(({ deed, unit }) => deed === change && unit === 'column');
    this.#aggravate(this.changes.findLastIndex(isColumn), kindOfContent([content], [], {}));
  }

  #aggravate(index: number, kind: Kind | undefined): void {
    const change = this.changes[index];
    if (change && kind) this.changes[index] = { ...change, kind: graver(change.kind, kind) };
  }

  #add(
    { unit, place }: Context,
    change: Pick<ListedChange, 'what' | 'kind' | 'before' | 'after'> &
      Partial<
        Pick<
          ListedChange,
          | 'section'
          | 'heading'
          | 'link'
          | 'hosts'
          | 'units'
          | 'behind'
          | 'ahead'
          | 'amounts'
          | 'parts'
          | 'clauses'
          | 'phrases'
          | 'figures'
          | 'left'
          | 'intro'
          | 'leftIntro'
          | 'isRenumbering'
        >
      >,
  ): void {
    this.changes.push({
      section: this.#headings.new.over(undefined),
      unit: unit ?? 'paragraph',
      place,
      units: [],
      ...change,
      kind: isOtherAmount(change) ? graver(change.kind, 'figures') : change.kind,
      before: change.before.replaceAll(lineEnd, '\n'),
      after: change.after.replaceAll(lineEnd, '\n'),
    });
  }
}

/** Of headings of sections that moved, of which only the numbers are others, that they are renumbered. */
function renumberedHeads(
  units: ListedChange['units'],
): Partial<Pick<ListedChange, 'kind' | 'isRenumbering'>> {
  const isAll = units.length > 0 && units.every(isHeadWithOtherNumber);
  return isAll ? { kind: 'structure', isRenumbering: true } : {};
}

/** Whether it is the heading of a section that moved, of which only the number is another one. */
function isHeadWithOtherNumber({ isHead, whole }: ChangedUnit): boolean {
  const { deed, title, oldTitle } = whole ?? {};
  if (!isHead || deed !== 'moved' || title === undefined || oldTitle === undefined) return false;
  const [old, young] = [oldTitle, title].map((text) => rankIn(text));
  return old !== undefined && old.lead === young?.lead && old.rest === young.rest;
}

/** Whether a change is one of an amount, though its number may be the same. */
function isOtherAmount({ amounts, figures }: Pick<ListedChange, 'amounts' | 'figures'>): boolean {
  return amounts?.isOtherUnit === true || amounts?.isLimit === true || figures !== undefined;
}

function textsOfBlocks(nodes: readonly Merged[]): LineTexts {
  return {
    before: readText(reject({ content: nodes })),
    after: readText(accept({ content: nodes })),
  };
}

/** In a table, whether first cells number its rows. */
function inTable(table: Within, context: Context): Context {
  const isNumbered = [...reject({ content: [table] }), ...accept({ content: [table] })].every(
    (side) => side.type === 'element' && countsRows(side),
  );
  return isNumbered ? { ...context, text: { ...context.text, isNumbered } } : context;
}

const renumberedNote = { deed: 'renumbered', unit: 'note' } as const;

/** What belongs to a number that changed, and stayed; or the number that a change belongs to. */
function wordsBeside(
  { before, after }: LineTexts,
  beside: Surroundings,
  next: Merged | undefined,
): Pick<ListedChange, 'behind' | 'ahead' | 'amounts' | 'figures' | 'clauses' | 'phrases'> {
  const [behind, ahead] = [wordBehind(next), partAhead(beside.old.left, beside.new)];
  const limit = changedLimit(before, after, beside);
  const behindIt = { old: beside.old.right, new: beside.new.right };
  const clauses = next?.change === 'same' ? clausesBehind(before, after, behindIt) : undefined;
  const amounts = limit?.isWhole ? limit : wholeAmounts(before, after, beside);
  const phrases = amounts ? undefined : wholePhrases(before, after, beside);
  return {
    ...(behind ? { behind } : {}),
    ...(ahead === undefined ? {} : { ahead }),
    ...(amounts ? { amounts } : {}),
    ...(clauses ? { clauses } : {}),
    ...(phrases ? { phrases } : {}),
    ...(limit && !limit.isWhole
      ? { figures: { before: [limit.before], after: [limit.after] } }
      : {}),
  };
}

/** The context of what is in a node: a block is a line of its own. */
function contextIn(nodes: readonly Merged[], index: number, context: Context): Context {
  const node = nodes[index];
  if (!node || !('name' in node)) return context;
  const isLine = isBlock(element(node.name));
  return {
    ...context,
    beside: isLine ? noSurroundings : surroundingsOf(nodes, index, index + 1, context.beside),
    text: codeNames.has(node.name) ? { ...context.text, isCode: true } : context.text,
  };
}
