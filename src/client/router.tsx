import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { AppShell } from './shell/app-shell.tsx';
import { RouteError } from './shell/route-error.tsx';
import { LoadingScreen } from './shell/loading-screen.tsx';
import { NotFoundScreen } from './shell/not-found-screen.tsx';
import { ScreensRoute } from './routes/screens-route.tsx';
import { TodayRoute } from './routes/today-route.tsx';

/** One address, one thin file below `routes/`; all but the first screen are chunks of their own. */
export function createAppRouter() {
  const root = createRootRoute({ component: AppShell, notFoundComponent: NotFoundScreen });
  const screens = createRoute({ getParentRoute: () => root, id: 'screens', component: ScreensRoute });
  const at = <Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
    createRoute({ getParentRoute: () => screens, path, component });
  const routeTree = root.addChildren([
    createRoute({ getParentRoute: () => root, path: '/', component: TodayRoute }),
    screens.addChildren([
      at(
        '/personer',
        lazyRouteComponent(() => import('./routes/persons-route.tsx'), 'PersonsRoute'),
      ),
      at(
        '/personer/$id',
        lazyRouteComponent(() => import('./routes/person-route.tsx'), 'PersonRoute'),
      ),
      at(
        '/skjema/$id',
        lazyRouteComponent(() => import('./routes/record-route.tsx'), 'RecordRoute'),
      ),
      at(
        '/laering',
        lazyRouteComponent(() => import('./routes/learning-route.tsx'), 'LearningRoute'),
      ),
      at(
        '/oversikt',
        lazyRouteComponent(() => import('./routes/overview-route.tsx'), 'OverviewRoute'),
      ),
      at(
        '/innhold',
        lazyRouteComponent(() => import('./routes/library-route.tsx'), 'LibraryRoute'),
      ),
      at(
        '/tilsyn',
        lazyRouteComponent(() => import('./routes/supervision-route.tsx'), 'SupervisionRoute'),
      ),
      at(
        '/meg',
        lazyRouteComponent(() => import('./routes/me-route.tsx'), 'MeRoute'),
      ),
      at(
        '/meg/laas',
        lazyRouteComponent(() => import('./routes/lock-route.tsx'), 'LockRoute'),
      ),
      at(
        '/meg/innstillinger',
        lazyRouteComponent(() => import('./routes/settings-route.tsx'), 'SettingsRoute'),
      ),
    ]),
  ]);
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    defaultPendingComponent: LoadingScreen,
    defaultErrorComponent: RouteError,
    scrollRestoration: true,
  });
}
