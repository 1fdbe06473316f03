import type { VNode } from 'preact';
import { href } from '../../plan/addresses/addresses.ts';
import { frameWords } from '../../words/frame-words.ts';
import { languageName, languageTag } from '../../words/language.ts';
import type { Words } from '../../words/words.ts';
import type { LanguageDoor, PageLink } from '../models.ts';

export type Translation = PageLink & { readonly language: string };

/** The same page in other languages, each named as its speakers name it; those that it is not in, too. */
export function LanguageSwitch(props: {
  translations: readonly Translation[];
  untranslated: readonly string[];
  doors: readonly LanguageDoor[];
  words: Words;
}): VNode | null {
  const { translations, untranslated, doors, words } = props;
  if (translations.length + untranslated.length + doors.length === 0) return null;
  return (
    <nav class="languages" aria-label={words.languages}>
      <ul>
        {translations.map(({ address, title, language }) => {
          const tag = languageTag(language);
          return (
            <li key={address}>
              <a href={href(address)} hreflang={tag} lang={tag} title={title}>
                {languageName(language)}
              </a>
            </li>
          );
        })}
        {doors.map((door) => (
          <li key={door.address}>
            <DoorLink door={door} />
          </li>
        ))}
        {untranslated.map((language) => (
          <li key={language}>
            <span lang={languageTag(language)}>{languageName(language)}</span>
            {`: ${frameWords(words.language).untranslated}`}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A link without `hreflang`: what there is in the language shows when it is asked for. */
export function DoorLink({ door: { address, language } }: { door: LanguageDoor }): VNode {
  return (
    <a href={href(address)} lang={languageTag(language)} rel="nofollow">
      {languageName(language)}
    </a>
  );
}
