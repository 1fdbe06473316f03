import type { VNode } from 'preact';
import { href } from '../../plan/addresses/addresses.ts';
import { languageName, languageTag } from '../../words/language.ts';
import type { Words } from '../../words/words.ts';
import type { PageLink } from '../models.ts';

export type Translation = PageLink & { readonly language: string };

/** The same page in other languages, each named as its speakers name it. */
export function LanguageSwitch(props: {
  translations: readonly Translation[];
  words: Words;
}): VNode | null {
  if (props.translations.length === 0) return null;
  return (
    <nav class="languages" aria-label={props.words.languages}>
      <ul>
        {props.translations.map(({ address, title, language }) => {
          const tag = languageTag(language);
          return (
            <li key={address}>
              <a href={href(address)} hreflang={tag} lang={tag} title={title}>
                {languageName(language)}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
