/**
 * Words that point to a sentence before them when they begin one, by language. "This does not apply"
 * says something else behind another sentence.
 */
const openings = [
  // English
  'this|that|these|those|such|it|its|they|their|he|she|here|there|then|thus|hence|therefore|however',
  'but|and|or|also|except|excepting|unless|otherwise|instead|both|neither|likewise|only|first|second',
  'third|next|last|lastly|finally|the (?:same|former|latter|others?|rest)|(?:in|for|to|of|by|with|from) (?:this|that|these|those|such)',
  // French
  'ce|cet|cette|ces|cela|ceci|celui-ci|celle-ci|ceux-ci|il|elle|ils|elles|tels?|telles?|toutefois',
  "cependant|mais|et|ou|sauf|hormis|sinon|donc|ainsi|en outre|de même|puis|ensuite|enfin|d[’']abord",
  // German
  'dies(?:e[mnrs]?)?|das|jene[mnrs]?|er|sie|es|solche[mnrs]?|jedoch|aber|und|oder|außer|ausgenommen',
  'sonst|andernfalls|deshalb|daher|ferner|auch|dabei|davon|dafür|hier(?:zu|von|für)|zuerst|dann|danach|schließlich',
  // Spanish, Portuguese, Italian, Dutch
  'est[eao]s?|es[eao]s?|aquel(?:l[ao]s?)?|él|ella|ellos|ellas|tal(?:es)?|sin embargo|pero|salvo|excepto',
  'además|también|luego|después|finalmente|primero|isto|isso|esse|essa|porém|mas|exceto|também|depois',
  'quest[aeio]|ciò|tali|esso|essa|tuttavia|ma|eccetto|inoltre|poi|infine',
  'dit|dat|deze|die|zulke|echter|maar|behalve|anders|ook|daarna|tenslotte',
  // Russian, Arabic
  'это|этот|эта|эти|так(?:ой|ая|ие)|однако|но|кроме',
  'هذا|هذه|ذلك|تلك|هؤلاء|لكن|ولكن|إلا|باستثناء|ومع ذلك|كما',
].join('|');

/** Words that point to what stands beside, wherever in a sentence they are. */
const pointers = [
  'above|below|preceding|following|foregoing|previous(?:ly)?|aforesaid|aforementioned|ditto|idem|ibid',
  'ci-dessus|ci-dessous|ci-après|précédente?s?|suivante?s?|susdite?s?|susmentionnée?s?',
  'oben|unten|(?:vorstehend|nachstehend|genannt|folgend|obig)(?:e[mnrs]?)?',
  'anterior(?:es)?|siguientes?|dich[ao]s?|mencionad[ao]s?|precedentes?|suddett[aeio]|seguent[ei]|bovenstaande?|onderstaande?',
  'выше|ниже|указанн\\p{L}+|أعلاه|أدناه|المذكورة?',
].join('|');

/** The same in Chinese, Japanese and Korean. */
const cjkOpenings =
  'これ|それ|この|その|あの|ただし|但し|しかし|なお|また|次に|这|此|该|其|但|然而|이는|그러나|다만|이 |그 ';
const cjkPointers =
  '前項|同項|同条|前条|次項|次条|上記|下記|前述|前各号|上述|前款|本款|同款|상기|위의|아래의|전항';

const opening = new RegExp(
  [
    `(?:^|[.;:!?…] ?)["“„«(]?(?:${openings})(?![\\p{L}\\p{M}-])`,
    `(?:^|[。．；！？] ?)(?:${cjkOpenings})`,
  ].join('|'),
  'iu',
);

const pointer = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${pointers})(?![\\p{L}\\p{M}])|${cjkPointers}`,
  'iu',
);

/** Whether a sentence of a text goes on from what stands right before it. */
export function goesOnFromOthers(text: string): boolean {
  return opening.test(text.trim());
}

/** Whether a text points to another place by where that stands: "the rules above". */
export function pointsToPlaces(text: string): boolean {
  return pointer.test(text);
}
