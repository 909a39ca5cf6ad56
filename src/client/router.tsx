import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { AppShell } from './shell/app-shell.tsx';
import { RouteError } from './shell/route-error.tsx';
import { lazyScreen } from './shell/lazy-screen.tsx';
import { NotFoundScreen } from './shell/not-found-screen.tsx';
import { ScreensRoute } from './routes/screens-route.tsx';
import { TodayRoute } from './routes/today-route.tsx';

/** One address, one thin file below `routes/`; all but the first screen are chunks of their own. */
export function createAppRouter() {
  const root = createRootRoute({ component: AppShell, notFoundComponent: NotFoundScreen });
  const screens = createRoute({ getParentRoute: () => root, id: 'screens', component: ScreensRoute });
  const at = <Path extends string>(path: Path, component: ReturnType<typeof lazyScreen>) =>
    createRoute({ getParentRoute: () => screens, path, component });
  const routeTree = root.addChildren([
    createRoute({ getParentRoute: () => root, path: '/', component: TodayRoute }),
    screens.addChildren([
      at(
        '/personer',
        lazyScreen(async () => (await import('./routes/persons-route.tsx')).PersonsRoute),
      ),
      at(
        '/personer/$id',
        lazyScreen(async () => (await import('./routes/person-route.tsx')).PersonRoute),
      ),
      at(
        '/skjema/$id',
        lazyScreen(async () => (await import('./routes/record-route.tsx')).RecordRoute),
      ),
      at(
        '/laering',
        lazyScreen(async () => (await import('./routes/learning-route.tsx')).LearningRoute),
      ),
      at(
        '/oversikt',
        lazyScreen(async () => (await import('./routes/overview-route.tsx')).OverviewRoute),
      ),
      at(
        '/innhold',
        lazyScreen(async () => (await import('./routes/library-route.tsx')).LibraryRoute),
      ),
      at(
        '/tilsyn',
        lazyScreen(async () => (await import('./routes/supervision-route.tsx')).SupervisionRoute),
      ),
      at(
        '/meg',
        lazyScreen(async () => (await import('./routes/me-route.tsx')).MeRoute),
      ),
      at(
        '/meg/laas',
        lazyScreen(async () => (await import('./routes/lock-route.tsx')).LockRoute),
      ),
      at(
        '/meg/innstillinger',
        lazyScreen(async () => (await import('./routes/settings-route.tsx')).SettingsRoute),
      ),
    ]),
  ]);
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    defaultErrorComponent: RouteError,
    scrollRestoration: true,
  });
}
