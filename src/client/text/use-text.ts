import { createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { toFormats, type Formats } from './formats.ts';
import type { Language } from './language.ts';
import { nb, type Messages } from './nb/index.ts';

export type TextContextValue = { readonly language: Language; readonly messages: Messages };

export const TextContext = createContext<TextContextValue>({ language: 'nb', messages: nb });

export type Text = Messages & { readonly language: Language; readonly formats: Formats };

/** Every word on the screen: `const { today, formats } = useText()`. */
export function useText(): Text {
  const { language, messages } = useContext(TextContext);
  return useMemo(() => ({ ...messages, language, formats: toFormats(language) }), [language, messages]);
}
