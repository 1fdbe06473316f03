/**
 * A text with a capital at its start; the same where it does not start with a letter.
 *
 * @param language BCP 47 tag of the text: in Turkish, the capital of "i" is "İ"
 */
export function capitalize(text: string, language = 'en'): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(language) + text.slice(first.length);
}
