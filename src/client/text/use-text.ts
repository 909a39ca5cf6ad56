import { createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { toFormats, type Formats } from './formats.ts';
import type { Language } from './language.ts';
import { first, type FirstMessages } from './nb/first.ts';
import type { Messages } from './nb/index.ts';

type Spoken<M> = M & { readonly language: Language; readonly formats: Formats };
export type FirstText = Spoken<FirstMessages>;
export type Text = Spoken<Messages>;

export type FirstTextValue = { readonly language: Language; readonly messages: FirstMessages };
export type TextValue = { readonly language: Language; readonly messages: Messages };

export const FirstTextContext = createContext<FirstTextValue>({ language: 'nb', messages: first });

/** Null until the words have come: `WhenWordsAreThere` stands before every screen but the first. */
export const TextContext = createContext<TextValue | null>(null);

/** Every word on a screen: `const { person, formats } = useText()`. */
export function useText(): Text {
  const value = useContext(TextContext);
  if (!value) throw new Error('useText before its words are there; the first screen has useFirstText');
  return useSpoken(value);
}

/** The words of the shell and of I dag, which are there from the start. */
export const useFirstText = (): FirstText => useSpoken(useContext(FirstTextContext));

const useSpoken = <M extends FirstMessages>({
  language,
  messages,
}: {
  readonly language: Language;
  readonly messages: M;
}): Spoken<M> =>
  useMemo(() => ({ ...messages, language, formats: toFormats(language) }), [language, messages]);
