import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { loadFirstMessages } from '../text/load-messages.ts';
import type { FirstMessages } from '../text/nb/first.ts';
import { WithText } from '../text/with-text.tsx';
import { applyAppearance, followPhoneTheme } from './apply-appearance.ts';
import { putPreferences, type Preferences } from './preferences.ts';
import { AppearanceContext } from './use-appearance.ts';

type Props = {
  readonly preferences: Preferences;
  readonly messages: FirstMessages;
  readonly children: ComponentChildren;
};

/** Language, theme and text size for all below; a change is drawn at once and kept on the device. */
export function AppearanceProvider({ preferences: initial, messages: first, children }: Props) {
  const [preferences, setPreferences] = useState(initial);
  const [spoken, setSpoken] = useState({ language: initial.language, messages: first });

  useEffect(() => {
    applyAppearance(preferences);
    return followPhoneTheme(() => applyAppearance(preferences));
  }, [preferences]);

  useEffect(() => {
    let current = true;
    void loadFirstMessages(preferences.language).then((messages) => {
      if (current) setSpoken({ language: preferences.language, messages });
    });
    return () => {
      current = false;
    };
  }, [preferences.language]);

  const change = useCallback((changed: Partial<Preferences>) => {
    setPreferences((before) => {
      const next = { ...before, ...changed };
      putPreferences(next);
      return next;
    });
  }, []);

  const appearance = useMemo(() => ({ preferences, change }), [preferences, change]);
  return (
    <AppearanceContext.Provider value={appearance}>
      <WithText {...spoken}>{children}</WithText>
    </AppearanceContext.Provider>
  );
}
