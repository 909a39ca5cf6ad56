import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { Language } from './language.ts';
import { loadMessages } from './load-messages.ts';
import type { Messages } from './nb/index.ts';
import { FirstTextContext, TextContext } from './use-text.ts';

type Props = {
  readonly children: ComponentChildren;
  /** Shown until the words have come; they are a chunk on the phone. */
  readonly waiting: ComponentChildren;
};

/** Every word in the chosen language for the screens below. */
export function WithText({ children, waiting }: Props) {
  const { language } = useContext(FirstTextContext);
  const [loaded, setLoaded] = useState<{ readonly language: Language; readonly messages: Messages }>();
  useEffect(() => {
    let current = true;
    void loadMessages(language).then((messages) => {
      if (current) setLoaded({ language, messages });
    });
    return () => {
      current = false;
    };
  }, [language]);
  return loaded ? <TextContext.Provider value={loaded}>{children}</TextContext.Provider> : <>{waiting}</>;
}

/** The same where all of them are at hand already. */
export function WithLoadedText({
  language,
  messages,
  children,
}: {
  readonly language: Language;
  readonly messages: Messages;
  readonly children: ComponentChildren;
}) {
  const value = useMemo(() => ({ language, messages }), [language, messages]);
  return (
    <FirstTextContext.Provider value={value}>
      <TextContext.Provider value={value}>{children}</TextContext.Provider>
    </FirstTextContext.Provider>
  );
}
