/**
 * Words for numbers. Left out are words that also mean something else in one of these languages:
 * one, un, ein, cent, once (Spanish for eleven), due and sei (Italian for two and six).
 */
const words = [
  // English
  'zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen',
  '(?:thir|four|fif|six|seven|eigh|nine)teen',
  '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?',
  'third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|half|twice|hundreds?|thousands?|lakh|crore',
  '(?:m|b|tr)illi(?:on|ard)s?|[mb]n|tn',
  // French
  'zéro|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize',
  'vingts?|trente|quarante|cinquante|soixante|septante|huitante|nonante|cents|mille|moitié|tiers',
  // German
  'zwei(?:er)?|zwo|drei(?:er)?|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn',
  '(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?(?:zwanzig|drei(?:ß|ss)ig|(?:vier|fünf|sech|sieb|acht|neun)zig)',
  '(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)?(?:hundert|tausend)|(?:Mi|Bi|Tri)lli(?:on|arde)(?:en|n)?|Mi[oa]\\.?|Mrd\\.?|Tsd\\.?|Dutzend|hälfte',
  // Spanish, Portuguese, Italian, Dutch
  'dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|trece|catorce|quince|diecis[eé]is|dieci(?:siete|ocho|nueve)',
  'veinte|veinti(?:ún|uno|una|dós|trés|cuatro|cinco|séis|siete|ocho|nueve)|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa',
  'cien|cientos?|(?:dos|tres|cuatro|seis|ocho)cientos|quinientos|setecientos|novecientos|mil|mill(?:ón|ones)|mitad',
  'dois|duas|três|quatro|sete|oito|nove|dez|vinte|trinta|quarenta|cinquenta|milh(?:ão|ões)|bilh(?:ão|ões)|metade',
  'tre|quattro|cinque|sette|otto|nove|dieci|venti|trenta|quaranta|cinquanta|milion[ei]|miliard[oi]',
  'twee|drie|vijf|zes|zeven|negen|tien|twaalf|twintig|dertig|veertig|vijftig|honderd|duizend|miljoen|miljard|helft',
].join('|');

/** A source for regular expressions with the flags `iu`. */
export const numberWords = `(?<![\\p{L}\\p{M}])(?:${words})(?![\\p{L}\\p{M}])`;

/** Numbers in Chinese characters, where what follows shows that they are numbers. */
export const hanDigits = '〇一二三四五六七八九十百千万萬億亿兆';
const hanCounters =
  '日月年時时分秒円元圓人名歳岁歲件条條章節节項项号號回倍割点點度週周期次級级階层位番個个本枚台ヶか箇つ';

export const hanNumbers = `第[${hanDigits}]+|[${hanDigits}]{2,}|[${hanDigits}]+(?=[${hanCounters}])`;

/** What makes a number in digits larger: 5億, 5만. */
export const magnitudes = '[十百千万萬億亿兆천만억조]';

/** Words for the numbers from 2 on, a language per line; "-" where a word means something else, too. */
const smallNumbers = [
  'two three four five six seven eight nine ten eleven twelve',
  'deux trois quatre cinq six sept huit neuf dix onze douze',
  'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
  'dos tres cuatro cinco seis siete ocho nueve diez - doce',
  'dois três quatro cinco seis sete oito nove dez',
  '- tre quattro cinque - sette otto nove dieci',
  'twee drie vier vijf zes zeven acht negen tien elf twaalf',
];

/** Words of English for ranks, from the third on. */
const ranks = 'third fourth fifth sixth seventh eighth ninth tenth';

/** Digits for small numbers and ranks in words: "three" is 3, "third" is 3rd. */
export const digitsOf: ReadonlyMap<string, string> = new Map([
  ...smallNumbers.flatMap((language) =>
    language
      .split(' ')
      .map((word, index): [string, string] => [word, `${index + 2}`])
      .filter(([word]) => word !== '-'),
  ),
  ...ranks
    .split(' ')
    .map((word, index): [string, string] => [word, index === 0 ? '3rd' : `${index + 3}th`]),
]);
