import { redlineWords } from './redline-words.ts';
import type { Words } from './words.ts';

/**
 * The interface in French. The plural begins at two, and a no-break space stands before double
 * punctuation.
 */
export const french: Words = {
  language: 'fr',
  dates: 'fr-FR',

  skip: 'Aller au texte',
  subscribe: 'S’abonner',
  changes: 'Modifications',
  siteNavigation: 'Site',
  youAreHere: 'Vous êtes ici',
  languages: 'Langues',
  onThisPage: 'Sur cette page',
  contents: 'Sommaire',
  contentsContinue: (title) => `La suite du sommaire commence à ${title}`,
  latestChanges: 'Dernières modifications',
  allChanges: 'Toutes les modifications',
  readingOrder: 'Ordre de lecture',
  previous: 'Précédent',
  next: 'Suivant',
  table: 'Tableau',
  formula: 'Formule',
  madeWith: 'Chaque version est conservée, chaque modification est consignée.',

  preview: (pullRequest) => `Aperçu de la proposition ${pullRequest}`,
  previewExplanation: 'Rien de ceci n’est publié : c’est ce que publierait son acceptation.',
  previewStart: 'Première page de l’aperçu',
  feedEntry: 'Ce que recevront les abonnés',

  kinds: {
    introduction: 'Introduction',
    chapter: 'Chapitre',
    commitment: 'Engagement',
    page: 'Page',
  },
  changeKinds: {
    created: 'Création',
    amended: 'Modification',
    moved: 'Déplacement',
    withdrawn: 'Retrait',
    reinstated: 'Rétablissement',
  },
  statuses: {
    'not-started': 'Non commencé',
    limited: 'Avancement limité',
    substantial: 'Avancement substantiel',
    completed: 'Achevé',
    withdrawn: 'Retiré',
  },

  facts: 'En bref',

  aboutThisVersion: 'À propos de cette version',
  originOfThisVersion: 'D’où vient cette version',
  asItStandsSince: 'En vigueur depuis le',
  historyOfVersions: (count) => `Historique : ${count} version${count < 2 ? '' : 's'}`,
  history: 'Historique',
  compareWithBefore: 'Comparer avec la version précédente',
  permanentLink: 'Lien permanent',
  linkToHeading: 'Lien vers ce titre',
  cite: 'Citer cette version',
  versionOf: (date) => `version du ${date}`,
  citeParagraph:
    'Cette adresse ne change jamais. Ajoutez #@p3 pour le troisième paragraphe ou point de liste, à partir du début du texte ; les titres ont leurs propres liens.',
  source: 'Texte source',
  data: 'Données',
  thisIsTheVersionOf: 'Ceci est la version du',
  itWasReplacedOn: 'Elle a été remplacée le',
  itWasWithdrawnOn: 'Le document a été retiré le',
  stillCurrent: 'C’est la plus récente.',
  seeCurrent: 'Voir le texte en vigueur',
  compareWithReplacement: 'Comparer avec la version qui l’a remplacée',
  versionBefore: 'Version précédente',
  versionAfter: 'Version suivante',
  withdrawnOn: 'Retiré le',
  withdrawnExplanation:
    'Ce document ne fait plus partie du plan. Son dernier texte reste ici pour mémoire.',
  copyWithdrawnExplanation:
    'Le plan contenait ce document deux fois. L’autre exemplaire en fait toujours partie ; le dernier texte de celui-ci reste ici pour mémoire.',
  copyThatStays: 'L’exemplaire qui fait partie du plan',
  likelySuccessor: 'Il se poursuit peut-être ici',
  lastText: 'Lien permanent vers le dernier texte',
  noteOfAuthor: 'Note de l’auteur',
  factsMissing: 'Des données manquent ici.',
  factsMissingExplanation:
    'La partie du fichier qui les donne n’a pas pu être lue ; elle est affichée telle quelle.',
  shownAsWritten: 'Texte affiché tel quel.',
  shownAsWrittenExplanation:
    'Ce texte serait trop long à mettre en forme : le voici avec ses signes Markdown, inchangé et complet.',

  numbered: (kind, number, title) => `${kind} ${number} : ${title}`,
  historyOf: (title) => `Historique de « ${title} »`,
  historyExplanation: 'Toutes les versions jamais publiées, la plus récente en premier.',
  onADay: 'La version en vigueur un jour donné se trouve à cette adresse :',
  readThisVersion: 'Lire cette version',
  whatItChanged: 'Ce qu’elle a changé',
  comparedWithNewest: 'Comparée à la plus récente',
  formOnly: (count) =>
    `${count} ${count < 2 ? 'version qui n’a' : 'versions qui n’ont'} rien changé sur le fond`,
  inChangeSet: 'Tout ce qui a changé avec elle',
  by: 'par',
  commit: 'commit',
  commitSays: (date) => `le commit indique le ${date}`,
  commitDateUnreadable: 'la date du commit est illisible',

  changesTo: (title) => `Ce qui a changé dans « ${title} »`,
  compareExplanation: 'Comment le texte est passé d’une version à l’autre :',
  comparedByLines: 'Comparaison ligne par ligne.',
  comparedByLinesExplanation:
    'Ces textes seraient trop longs à comparer une fois mis en forme : les voici tels qu’ils sont écrits.',
  before: 'Avant',
  after: 'Après',
  inserted: 'texte inséré',
  deleted: 'texte supprimé',
  redline: 'Texte comparé',
  listOfChanges: (count) => `${count} changements dans le texte, un par un`,
  andMore: (count) => `et ${count} de plus`,
  changeDeeds: {
    inserted: 'Inséré',
    deleted: 'Supprimé',
    replaced: 'Remplacé',
    moved: 'Déplacé',
    formatted: 'Mis en forme',
    split: 'Séparé',
    joined: 'Réuni',
    retagged: 'Lien, image ou forme',
  },
  changeNatures: redlineWords('fr').kinds,
  kindsFound: 'Constaté en comparant les textes\u00a0:',
  authorSays: 'L’auteur dit\u00a0:',
  sideBySide: 'Les parties changées côte à côte',
  unchangedLeftOut: 'Seules les parties changées sont montrées.',

  changesIntroduction: 'Tout ce qui a été publié, le plus récent en premier.',
  noChangesYet: 'Rien n’a encore été publié.',
  changeSet: (sequence) => `Modification ${sequence}`,
  documentsChanged: (count) => (count < 2 ? `${count} document` : `${count} documents`),
  changesByWeight: (substance, form) =>
    form === 0
      ? `${substance} sur le fond`
      : `${substance} sur le fond, ${form} de forme seulement`,
  changedDocument: 'Document',
  whatChanged: 'Ce qui change',
  commitsApart: (count) =>
    count < 2
      ? `${count} commit n’a rien changé à ce qui est publié`
      : `${count} commits n’ont rien changé à ce qui est publié`,
  changesByChapter: 'Modifications d’un chapitre',
  changesOfForm: (count) =>
    `${count} ${count < 2 ? 'changement' : 'changements'} de pure forme, sans effet sur le fond`,
  nothingPublished:
    'Ce commit n’a rien changé à ce qui est publié : ni un texte, ni un fichier qu’un texte montre ou vers lequel il mène.',
  rewrite: 'Historique réécrit',
  rewriteExplanation:
    'La branche publiée a été réécrite : ceci est le passage du texte publié au nouveau texte. Les versions publiées auparavant restent telles quelles.',
  problems: 'Remarques pour les auteurs',
  line: 'ligne',
  newer: 'Modifications plus récentes',
  older: 'Modifications plus anciennes',
  seeRedline: 'Voir le texte comparé sur sa propre page',

  howToSubscribe: 'Autres flux, et comment les recevoir',
  subscribeExplanation: 'Être averti de chaque modification :',
  notFound: 'Il n’y a pas de page à cette adresse',
  notFoundExplanation:
    'L’adresse contient peut-être une faute de frappe, ou la page n’a jamais été publiée. Ce qui a été publié reste : un document déplacé ou retiré se retrouve par les modifications. Là où un texte a été supprimé sur ordre, un avis le dit à sa place.',
  notYetPublished: 'Il n’y avait pas de page à cette adresse ce jour-là',
  notYetPublishedExplanation: 'La première version a été publiée le',
  home: 'Page d’accueil',
  moved: 'Cette page a été déplacée',
  movedTo: 'Elle se trouve maintenant à',

  formNotAnswered: 'Cela ne peut pas être affiché',
  formMistakes: {
    'no-day': 'Aucun jour n’a été choisi. Revenez en arrière et choisissez-en un.',
    'unread-day':
      'Ce n’est pas un jour du calendrier. Écrivez-le sous la forme année-mois-jour, comme 2016-05-01.',
    'two-versions':
      'Il faut deux versions pour une comparaison. Revenez en arrière et choisissez les deux.',
    'same-version':
      'La même version a été choisie deux fois : il n’y a rien à comparer. Revenez en arrière et choisissez-en une autre.',
  },
  back: 'Retour',

  search: 'Rechercher',
  searchIntroduction: 'Recherchez dans le texte en vigueur.',
  searchWords: 'Mots à rechercher',
  searchHint: 'Mettez entre guillemets les mots qui se suivent : « panneaux solaires ».',
  searchIn: 'Langue',
  searchKind: 'Type',
  searchStatus: 'État d’avancement',
  anyLanguage: 'Toutes les langues',
  anyKind: 'Tous les types',
  anyStatus: 'Tous les états',
  searchFor: (text) => `Recherche de « ${text} »`,
  foundDocuments: (count, isCut, isOneWord) =>
    `${isCut ? 'Plus de ' : ''}${count === 1 ? '1 document contient' : `${count} documents contiennent`} ${isOneWord ? 'ce mot' : 'au moins un de ces mots'}.`,
  foundNothing: 'Rien n’a été trouvé. Essayez moins de mots, ou d’autres, ou sans filtre.',
  bestShown: (count) => `Les ${count} meilleures réponses sont affichées.`,
  didYouMean: 'Vouliez-vous dire',

  textOfDay: 'Le texte en vigueur le',
  show: 'Afficher',
  chooseTwo: 'Choisissez une version plus ancienne et une plus récente.',
  compareChosen: 'Les comparer',
  sides: { older: 'ancienne', newer: 'récente' },
  asSide: (side, day) =>
    side === 'older' ? `Ancienne : version du ${day}` : `Récente : version du ${day}`,
};
