import type { Kind } from '../redline/classify/kinds.ts';
import type { Unit } from '../redline/classify/units.ts';
import type { WordLanguage } from './language.ts';

/** `count` of something, e.g. "2 paragraphs". */
export type Counted = (count: number) => string;

/** The words of redlines in one language. */
export interface RedlineWords {
  readonly language: WordLanguage;
  /** Locale of dates. */
  readonly dates: string;
  /** Stands between a name and its value: "Due date: ". */
  readonly colon: string;
  /** Stands between what is told. */
  readonly separator: string;
  readonly added: string;
  readonly removed: string;
  readonly previousChange: string;
  readonly nextChange: string;
  /** Names of two links, to what a link led to and to what it leads to. */
  readonly oldFile: string;
  readonly newFile: string;
  readonly movedHere: string;
  readonly movedAway: string;
  readonly noChange: string;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly kindsFound: string;
  readonly authorSays: string;
  readonly statuses: Readonly<Record<string, string>>;
  readonly quote: (value: string) => string;
  readonly moved: (name: string, before: string, after: string) => string;
  readonly changed: (name: string, before: string, after: string) => string;
  /** Of a few words in a text. */
  readonly replaced: (before: string, after: string) => string;
  /** Of what happened more than once. */
  readonly times: (text: string, count: number) => string;
  readonly frontMatter: Readonly<Record<'unreadable' | 'lost' | 'readAgain', string>>;
  readonly set: (name: string, after: string) => string;
  readonly unset: (name: string, before: string) => string;
  /** A value that could not be read was replaced by one that can. */
  readonly corrected: (name: string, before: string, after: string) => string;
  /** A value as it is, where nobody can tell what it was. */
  readonly stands: (name: string, after: string) => string;
  /** Said of a value that is shown as its author wrote it. */
  readonly notUnderstood: string;
  readonly milestone: (name: string, title: string) => string;
  readonly and: string;
  readonly more: Counted;
  readonly units: Readonly<Record<Unit, Counted>>;
  /** Names of sorts of blocks, for a block that became another sort. */
  readonly sorts: {
    readonly paragraph: string;
    readonly bullets: string;
    readonly numbers: (first: string) => string;
    readonly heading: (level: string) => string;
    readonly aligned: Readonly<Record<string, string>>;
    readonly unaligned: string;
    readonly quotation: string;
    readonly code: string;
    readonly term: string;
    readonly definition: string;
    readonly block: string;
    /** An item of a list; lists in lists have levels from 2. */
    readonly item: (level: number) => string;
    /** Of a block that stands in other elements of the same sort. */
    readonly regrouped: string;
  };
  readonly reworded: (what: string, count: number) => string;
  /** Of blocks in which marks of footnotes stand elsewhere, and of footnotes that other marks lead to. */
  readonly remarked: (what: string) => string;
  readonly atOtherMark: (what: string) => string;
  /** Of the boxes of blocks. */
  readonly ticked: (what: string, count: number) => string;
  readonly unticked: (what: string, count: number) => string;
  readonly respaced: (what: string) => string;
  readonly relinked: (what: string) => string;
  readonly reformatted: (what: string) => string;
  readonly inserted: (what: string, count: number) => string;
  readonly deleted: (what: string, count: number) => string;
  readonly linked: (what: string, count: number) => string;
  readonly unlinked: (what: string, count: number) => string;
  /** Of images and files in whose place there are others. */
  readonly exchanged: (what: string, count: number) => string;
  readonly movedTo: (what: string, count: number) => string;
  readonly restructured: (what: string, count: number) => string;
  readonly renumbered: (what: string, count: number) => string;
  /** A heading, by its text. */
  readonly heading: (title: string) => string;
  /** Of a heading that was reworded. */
  readonly retitled: (before: string, after: string) => string;
  /** Sections, by their names. */
  readonly sections: (names: string, count: number) => string;
  /** Sections without a name in a list that names others. */
  readonly moreSections: Counted;
  readonly sectionDeeds: Readonly<
    Record<'inserted' | 'deleted' | 'moved', (names: string, count: number) => string>
  >;
  /** Of two headings or intros, and what stands under them. */
  readonly exchangedTexts: (one: string, other: string) => string;
  /** Days from one date to another, "184 days later". */
  readonly shifted: (days: number) => string;
  /** Adds the section that holds all changes. */
  readonly within: (sentence: string, section: string) => string;
  readonly between: (sentence: string, left: string, section: string) => string;
  /** Adds the section that a section stands behind now, or ahead of. */
  readonly behind: (sentence: string, section: string) => string;
  readonly ahead: (sentence: string, section: string) => string;
}

/** English counts one as singular; French counts zero and one. */
function english(one: string, many: string): Counted {
  return (count) => `${count} ${count === 1 ? one : many}`;
}

function french(one: string, many: string): Counted {
  return (count) => `${count} ${count < 2 ? one : many}`;
}

const en: RedlineWords = {
  language: 'en',
  dates: 'en-GB',
  colon: ': ',
  separator: '; ',
  added: 'Added',
  removed: 'Removed',
  previousChange: 'Previous change',
  nextChange: 'Next change',
  oldFile: 'Old file',
  newFile: 'New file',
  movedHere: 'Moved here',
  movedAway: 'Moved elsewhere',
  kindsFound: 'Kind of change, found by comparing the texts',
  authorSays: 'the author says',
  noChange: 'no visible change',
  kinds: {
    typography: 'typography',
    formatting: 'formatting',
    moved: 'moved',
    structure: 'structure',
    links: 'links',
    wording: 'wording',
    figures: 'figures, dates or status',
    obligation: 'obligation',
  },
  statuses: {
    'not-started': 'not started',
    limited: 'limited',
    substantial: 'substantial',
    completed: 'completed',
    withdrawn: 'withdrawn',
  },
  quote: (value) => `“${value}”`,
  moved: (name, before, after) => `${name} moved from ${before} to ${after}`,
  changed: (name, before, after) => `${name} changed from ${before} to ${after}`,
  replaced: (before, after) => `“${before}” became “${after}”`,
  times: (text, count) => `${text} (${count} times)`,
  frontMatter: {
    unreadable: 'not readable',
    lost: 'front matter cannot be read, so its facts are missing',
    readAgain: 'front matter can be read again',
  },
  set: (name, after) => `${name} added: ${after}`,
  unset: (name, before) => `${name} removed: ${before}`,
  corrected: (name, before, after) => `${name} corrected from ${before} to ${after}`,
  stands: (name, after) => `${name}: ${after}`,
  notUnderstood: 'not understood',
  milestone: (name, title) => `${name} of milestone ${title}`,
  and: ' and ',
  more: english('more fact', 'more facts'),
  units: {
    paragraph: english('paragraph', 'paragraphs'),
    heading: english('heading', 'headings'),
    item: english('list item', 'list items'),
    row: english('table row', 'table rows'),
    column: english('table column', 'table columns'),
    table: english('table', 'tables'),
    code: english('code block', 'code blocks'),
    image: english('image', 'images'),
    note: english('footnote', 'footnotes'),
    file: english('linked file', 'linked files'),
    link: english('link', 'links'),
    line: english('dividing line', 'dividing lines'),
    milestone: english('milestone', 'milestones'),
    block: english('block', 'blocks'),
    list: english('list', 'lists'),
  },
  sorts: {
    paragraph: 'paragraph',
    bullets: 'bulleted list',
    numbers: (first) => (first === '1' ? 'numbered list' : `numbered list from ${first}`),
    heading: (level) => `heading of level ${level}`,
    aligned: {
      'align-left': 'aligned left',
      'align-center': 'centred',
      'align-right': 'aligned right',
    },
    unaligned: 'not aligned',
    quotation: 'quotation',
    code: 'code',
    term: 'term',
    definition: 'definition',
    block: 'block',
    item: (level) => (level < 2 ? 'list item' : `list item of level ${level}`),
    regrouped: 'regrouped',
  },
  reworded: (what) => `${what} reworded`,
  remarked: (what) => `footnote marks at other places in ${what}`,
  atOtherMark: (what) => `${what} at another mark`,
  ticked: (what) => `${what} ticked`,
  unticked: (what) => `${what} unticked`,
  respaced: (what) => `other typography in ${what}`,
  relinked: (what) => `other links in ${what}`,
  reformatted: (what) => `other formatting in ${what}`,
  inserted: (what) => `${what} added`,
  deleted: (what) => `${what} removed`,
  linked: (what) => `${what} added`,
  unlinked: (what) => `${what} removed`,
  exchanged: (what) => `${what} replaced`,
  movedTo: (what) => `${what} moved`,
  restructured: (what) => `${what} rearranged`,
  renumbered: (what) => `${what} renumbered`,
  heading: (title) => `heading “${title}”`,
  retitled: (before, after) => `heading “${before}” became “${after}”`,
  sections: (names, count) => `${count === 1 ? 'section' : 'sections'} ${names}`,
  moreSections: (count) => `${count} more`,
  sectionDeeds: {
    inserted: (names) => `${names} added`,
    deleted: (names) => `${names} removed`,
    moved: (names) => `${names} moved`,
  },
  exchangedTexts: (one, other) => `what is under “${one}” and under “${other}” changed places`,
  shifted: (days) => `${englishDays(Math.abs(days))} ${days < 0 ? 'earlier' : 'later'}`,
  within: (sentence, section) => `${sentence} in “${section}”`,
  between: (sentence, left, section) => `${sentence} from “${left}” to “${section}”`,
  behind: (sentence, section) => `${sentence} after “${section}”`,
  ahead: (sentence, section) => `${sentence} before “${section}”`,
};

const englishDays = english('day', 'days');
const frenchDays = french('jour', 'jours');

const feminine = /^\d+ (?:ligne|colonne|image|étape|liste|note)/u;

/**
 * The ending of a past participle. It is feminine only when every noun is: "3 lignes de tableau
 * ajoutées".
 */
function agreement(what: string, count: number): string {
  const isFeminine = what.split(/, | et /u).every((part) => feminine.test(part));
  return `${isFeminine ? 'e' : ''}${count < 2 ? '' : 's'}`;
}

const fr: RedlineWords = {
  language: 'fr',
  dates: 'fr-FR',
  colon: '\u00a0: ',
  separator: '\u00a0; ',
  added: 'Ajouté',
  removed: 'Supprimé',
  previousChange: 'Changement précédent',
  nextChange: 'Changement suivant',
  oldFile: 'Ancien fichier',
  newFile: 'Nouveau fichier',
  movedHere: 'Déplacé ici',
  movedAway: 'Déplacé ailleurs',
  kindsFound: 'Nature du changement, constatée en comparant les textes',
  authorSays: 'l’auteur dit',
  noChange: 'aucun changement visible',
  kinds: {
    typography: 'typographie',
    formatting: 'mise en forme',
    moved: 'déplacement',
    structure: 'structure',
    links: 'liens',
    wording: 'formulation',
    figures: 'chiffres, dates ou état',
    obligation: 'obligation',
  },
  statuses: {
    'not-started': 'non commencé',
    limited: 'avancement limité',
    substantial: 'avancement substantiel',
    completed: 'achevé',
    withdrawn: 'retiré',
  },
  quote: (value) => `«\u00a0${value}\u00a0»`,
  moved: (name, before, after) => `${name}\u00a0: ${before} devient ${after}`,
  changed: (name, before, after) => `${name}\u00a0: ${before} devient ${after}`,
  replaced: (before, after) => `«\u00a0${before}\u00a0» devient «\u00a0${after}\u00a0»`,
  times: (text, count) => `${text} (${count} fois)`,
  frontMatter: {
    unreadable: 'illisible',
    lost: 'en-tête illisible, dont les données manquent',
    readAgain: 'en-tête de nouveau lisible',
  },
  set: (name, after) => `ajout (${name})\u00a0: ${after}`,
  unset: (name, before) => `suppression (${name})\u00a0: ${before}`,
  corrected: (name, before, after) => `correction (${name})\u00a0: ${before} devient ${after}`,
  stands: (name, after) => `${name}\u00a0: ${after}`,
  notUnderstood: 'non compris',
  milestone: (name, title) => `${name} de l’étape ${title}`,
  and: ' et ',
  more: french('autre fait', 'autres faits'),
  units: {
    paragraph: french('paragraphe', 'paragraphes'),
    heading: french('titre', 'titres'),
    item: french('point de liste', 'points de liste'),
    row: french('ligne de tableau', 'lignes de tableau'),
    column: french('colonne de tableau', 'colonnes de tableau'),
    table: french('tableau', 'tableaux'),
    code: french('bloc de code', 'blocs de code'),
    image: french('image', 'images'),
    note: french('note', 'notes'),
    file: french('fichier lié', 'fichiers liés'),
    link: french('lien', 'liens'),
    line: french('filet', 'filets'),
    milestone: french('étape', 'étapes'),
    block: french('bloc', 'blocs'),
    list: french('liste', 'listes'),
  },
  sorts: {
    paragraph: 'paragraphe',
    bullets: 'liste à puces',
    numbers: (first) =>
      first === '1' ? 'liste numérotée' : `liste numérotée à partir de ${first}`,
    heading: (level) => `titre de niveau ${level}`,
    aligned: {
      'align-left': 'aligné à gauche',
      'align-center': 'centré',
      'align-right': 'aligné à droite',
    },
    unaligned: 'sans alignement',
    quotation: 'citation',
    code: 'code',
    term: 'terme',
    definition: 'définition',
    block: 'bloc',
    item: (level) => (level < 2 ? 'élément de liste' : `élément de liste de niveau ${level}`),
    regrouped: 'regroupé',
  },
  remarked: (what) => `appels de note à d’autres endroits\u00a0: ${what}`,
  atOtherMark: (what) => `${what} à un autre appel`,
  ticked: (what, count) => `${what} coché${agreement(what, count)}`,
  unticked: (what, count) => `${what} décoché${agreement(what, count)}`,
  respaced: (what) => `typographie\u00a0: ${what}`,
  relinked: (what) => `liens\u00a0: ${what}`,
  reformatted: (what) => `mise en forme\u00a0: ${what}`,
  reworded: (what, count) => `${what} reformulé${agreement(what, count)}`,
  inserted: (what, count) => `${what} ajouté${agreement(what, count)}`,
  deleted: (what, count) => `${what} supprimé${agreement(what, count)}`,
  linked: (what, count) => `${what} ajouté${agreement(what, count)}`,
  unlinked: (what, count) => `${what} supprimé${agreement(what, count)}`,
  exchanged: (what, count) => `${what} remplacé${agreement(what, count)}`,
  movedTo: (what, count) => `${what} déplacé${agreement(what, count)}`,
  restructured: (what, count) => `${what} réorganisé${agreement(what, count)}`,
  renumbered: (what, count) => `${what} renuméroté${agreement(what, count)}`,
  heading: (title) => `titre «\u00a0${title}\u00a0»`,
  retitled: (before, after) => `titre «\u00a0${before}\u00a0» devient «\u00a0${after}\u00a0»`,
  sections: (names, count) => `${count === 1 ? 'section' : 'sections'} ${names}`,
  moreSections: french('autre', 'autres'),
  sectionDeeds: {
    inserted: (names, count) => `${names} ajoutée${count < 2 ? '' : 's'}`,
    deleted: (names, count) => `${names} supprimée${count < 2 ? '' : 's'}`,
    moved: (names, count) => `${names} déplacée${count < 2 ? '' : 's'}`,
  },
  exchangedTexts: (one, other) =>
    `ce qui est sous «\u00a0${one}\u00a0» et sous «\u00a0${other}\u00a0» a changé de place`,
  shifted: (days) => `${frenchDays(Math.abs(days))} plus ${days < 0 ? 'tôt' : 'tard'}`,
  within: (sentence, section) => `${sentence} dans «\u00a0${section}\u00a0»`,
  between: (sentence, left, section) =>
    `${sentence} de «\u00a0${left}\u00a0» à «\u00a0${section}\u00a0»`,
  behind: (sentence, section) => `${sentence} après «\u00a0${section}\u00a0»`,
  ahead: (sentence, section) => `${sentence} avant «\u00a0${section}\u00a0»`,
};

/** The words of a language. */
export function redlineWords(language: WordLanguage): RedlineWords {
  return language === 'fr' ? fr : en;
}
