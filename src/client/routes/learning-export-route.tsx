import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { LoadingScreen } from '../shell/loading-screen.tsx';
import { PlainPage } from '../shell/plain-page.tsx';
import { useText } from '../text/use-text.ts';

/** An administrator's office job, which is nothing without network: the one screen that is not kept on the phone. */
export function LearningExportRoute() {
  const { learning: text } = useText();
  const [screen, setScreen] = useState<{ readonly Screen: ComponentType } | 'missing'>();
  useEffect(() => {
    import('../features/learning-export/learning-export-screen.tsx').then(
      ({ LearningExportScreen }) => setScreen({ Screen: LearningExportScreen }),
      () => setScreen('missing'),
    );
  }, []);
  if (!screen) return <LoadingScreen />;
  if (screen === 'missing')
    return <PlainPage title={text.links.learningExport} text={text.links.exportNeedsNetwork} />;
  return <screen.Screen />;
}
