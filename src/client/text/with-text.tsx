import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { Language } from './language.ts';
import { loadMessages } from './load-messages.ts';
import type { FirstMessages } from './nb/first.ts';
import { FirstTextContext, TextContext, type TextValue } from './use-text.ts';

type Props = {
  readonly language: Language;
  readonly messages: FirstMessages;
  readonly children: ComponentChildren;
};

/** The first screen's words at once and, when they have come, every other screen's. */
export function WithText({ language, messages, children }: Props) {
  const [all, setAll] = useState<TextValue | null>(null);
  useEffect(() => {
    let current = true;
    void loadMessages(language).then((loaded) => {
      if (current) setAll({ language, messages: loaded });
    });
    return () => {
      current = false;
    };
  }, [language]);
  const first = useMemo(() => ({ language, messages }), [language, messages]);
  return (
    <FirstTextContext.Provider value={first}>
      <TextContext.Provider value={all}>{children}</TextContext.Provider>
    </FirstTextContext.Provider>
  );
}

/** The same where all of them are at hand already. */
export function WithLoadedText({ language, messages, children }: TextValue & Pick<Props, 'children'>) {
  const value = useMemo(() => ({ language, messages }), [language, messages]);
  return (
    <FirstTextContext.Provider value={value}>
      <TextContext.Provider value={value}>{children}</TextContext.Provider>
    </FirstTextContext.Provider>
  );
}

/** Stands before what cannot be shown before its words have come: when a phone opens at such an address. */
export function WhenWordsAreThere({
  waiting,
  children,
}: {
  readonly waiting: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return <>{useContext(TextContext) ? children : waiting}</>;
}
