import { RouterProvider, type AnyRouter } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { createPause } from '#store/pauses.ts';
import { createDueKeeper } from './agenda/due-keeper.ts';
import type { DeviceController, DevicePhase } from './device/device-controller.ts';
import { DeviceContext, OpenedContext, type Device } from './device/use-device.ts';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { ClosedScreen } from './shell/closed-screen.tsx';

type OpenPhase = Extract<DevicePhase, { readonly name: 'open' }>;

/** The app once it is known who is here; until then what stands in the way. */
export function App({
  controller,
  router,
}: {
  readonly controller: DeviceController;
  readonly router: AnyRouter;
}) {
  const [phase, setPhase] = useState(controller.current);
  useEffect(() => controller.subscribe(setPhase), [controller]);
  return (
    <ErrorBoundary>
      {phase.name === 'open' ? (
        <OpenDevice key={phase.session.staffId} phase={phase} controller={controller} router={router} />
      ) : (
        <ClosedScreen phase={phase} controller={controller} />
      )}
    </ErrorBoundary>
  );
}

type OpenProps = {
  readonly phase: OpenPhase;
  readonly controller: DeviceController;
  readonly router: AnyRouter;
};

function OpenDevice({ phase, controller, router }: OpenProps) {
  const { session, store, sync: started, journal, user } = phase;
  const [sync, setSync] = useState(started.runner.status.current);
  useEffect(() => started.runner.status.subscribe(setSync), [started]);
  // Another user begins at the beginning; the router was not there to hear of it.
  useEffect(() => {
    const { pathname } = location;
    if (pathname !== router.state.location.pathname) void router.navigate({ to: pathname, replace: true });
  }, [router]);
  const device = useMemo<Device>(
    () => ({
      session,
      store,
      sync,
      deliverNow: () => started.runner.kick('person'),
      deliverSigned: () => started.runner.kick('sign'),
      logOut: controller.logOut,
      user,
      journal,
      controller,
    }),
    [session, store, sync, started, user, journal, controller],
  );
  const due = useMemo(() => createDueKeeper(createPause()), [store]);
  const opened = useMemo(() => ({ store, session, due }), [store, session, due]);
  // The same element each time: what is sent and fetched draws only what tells of it.
  const screens = useMemo(() => <RouterProvider router={router} />, [router]);
  return (
    <DeviceContext.Provider value={device}>
      <OpenedContext.Provider value={opened}>{screens}</OpenedContext.Provider>
    </DeviceContext.Provider>
  );
}
