/** Makes a formatter of each language once: making one costs a hundred times what formatting does. */
function madeOnce<Format>(make: (locale: string) => Format): (locale: string) => Format {
  const formats = new Map<string, Format>();
  return (locale) => {
    const format = formats.get(locale) ?? make(locale);
    formats.set(locale, format);
    return format;
  };
}

/** Joins names as a sentence of a language does: "a, b and c". */
export const listFormat = madeOnce((locale) => new Intl.ListFormat(locale));

/** Writes whole numbers as a language groups their digits. */
export const numberFormat = madeOnce((locale) => new Intl.NumberFormat(locale));

/** Writes months of a year, in UTC: "February 2026". */
export const monthFormat = madeOnce(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);

/** Writes days, in UTC, with the month as a word. */
export const longDateFormat = madeOnce(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
);
