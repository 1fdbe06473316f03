/**
 * Prefixes and units of the International System (SI brochure, tables 2 to 8), and common others,
 * without prefixes that make words of them ("as", "at", "das").
 */
const prefix = '[pnμmcdhkMGT]?';
const units =
  'mol|cd|Hz|Pa|eV|Wh?|Ah?|Vh?|VA|Ω|Wb|lm|lx|Bq|Gy|Sv|kat|bar|[mgsKNJCFSTHlLtBb]|[Bb]it|ha';

/** A unit behind a number, in the letters that it is written in. */
export const unitSymbols = `${prefix}(?:${units})[²³]?(?![\\p{L}\\p{N}])`;

/** ISO 4217 codes. Some are words as well (ALL, TOP), so a number must stand beside them. */
export const currencyCodes = `(?:${Intl.supportedValuesOf('currency').join('|')})`;

/** Names of currencies that mean nothing else. A source for the flags `iu`. */
export const currencyNames =
  '(?<!\\p{L})(?:euros?|dollars?|dollari?|dólar(?:es)?|sterling|yen|yuan|renminbi|rupees?|roupies?|rupias?|francs?|franken|francos?|pesos?|kronor|kroner|krone|złoty|rubles?|roubles?|rubel)(?!\\p{L})|円|ドル|ユーロ|ポンド|ウォン|人民币|美元|欧元|日元|달러|유로|рубл\\p{L}{1,3}|долл\\p{L}{2,5}';
