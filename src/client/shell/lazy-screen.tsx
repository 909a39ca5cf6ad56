import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { LoadingScreen } from './loading-screen.tsx';

/** So long the screen before stays where it is; then this one says that it is on its way. */
const patienceMs = 1_000;

/** What the router asks for before it shows the screen. */
type LazyScreen = ComponentType & { readonly preload: () => Promise<void> };

/**
 * A screen that is a chunk of its own. Not by `Suspense`: where a chunk comes late and what is shown changes in the
 * same moment, Preact's left the screen before on the page, below the new one, for good.
 */
export function lazyScreen(load: () => Promise<ComponentType>): LazyScreen {
  let screen: ComponentType | undefined;
  const fetchScreen = async (): Promise<void> => {
    screen ??= await load();
  };

  function Lazy() {
    const [, setFetched] = useState(screen !== undefined);
    const [failure, setFailure] = useState<{ readonly cause: unknown }>();
    useEffect(() => {
      // Also where it is there by now: it may have come after this was drawn.
      fetchScreen().then(
        () => setFetched(true),
        (cause: unknown) => setFailure({ cause }),
      );
    }, []);
    if (failure) throw failure.cause;
    const Screen = screen;
    return Screen ? <Screen /> : <LoadingScreen />;
  }

  const preload = (): Promise<void> =>
    Promise.race([
      // What does not come is told where it is to be shown.
      fetchScreen().catch(() => {}),
      new Promise<void>((resolve) => setTimeout(resolve, patienceMs)),
    ]);
  return Object.assign(Lazy, { preload });
}
