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
        '/personer/$id/ernaering',
        lazyScreen(async () => (await import('./routes/nutrition-route.tsx')).NutritionRoute),
      ),
      at(
        '/skjema/$id',
        lazyScreen(async () => (await import('./routes/record-route.tsx')).RecordRoute),
      ),
      at(
        '/besok',
        lazyScreen(async () => (await import('./routes/visits-route.tsx')).VisitsRoute),
      ),
      at(
        '/besok/$id',
        lazyScreen(async () => (await import('./routes/visit-route.tsx')).VisitRoute),
      ),
      at(
        '/besok/$id/$part',
        lazyScreen(async () => (await import('./routes/visit-route.tsx')).VisitRoute),
      ),
      at(
        '/tiltak',
        lazyScreen(async () => (await import('./routes/follow-ups-route.tsx')).FollowUpsRoute),
      ),
      at(
        '/runde/$id',
        lazyScreen(async () => (await import('./routes/ward-route.tsx')).WardRoute),
      ),
      at(
        '/runde/$id/$round',
        lazyScreen(async () => (await import('./routes/round-route.tsx')).RoundRoute),
      ),
      at(
        '/laering',
        lazyScreen(async () => (await import('./routes/learning-route.tsx')).LearningRoute),
      ),
      at(
        '/laering/grupper',
        lazyScreen(async () => (await import('./routes/learning-groups-route.tsx')).LearningGroupsRoute),
      ),
      at(
        '/laering/grupper/$id',
        lazyScreen(async () => (await import('./routes/learning-group-route.tsx')).LearningGroupRoute),
      ),
      at(
        '/laering/samlinger',
        lazyScreen(async () => (await import('./routes/seminars-route.tsx')).SeminarsRoute),
      ),
      at(
        '/laering/samlinger/$id',
        lazyScreen(async () => (await import('./routes/seminar-route.tsx')).SeminarRoute),
      ),
      at(
        '/laering/andre-systemer',
        lazyScreen(async () => (await import('./routes/learning-export-route.tsx')).LearningExportRoute),
      ),
      at(
        '/ovelser',
        lazyScreen(async () => (await import('./routes/exercises-route.tsx')).ExercisesRoute),
      ),
      at(
        '/ovelser/ny/$id',
        lazyScreen(async () => (await import('./routes/scenario-route.tsx')).ScenarioRoute),
      ),
      at(
        '/ovelser/$id',
        lazyScreen(async () => (await import('./routes/exercise-route.tsx')).ExerciseRoute),
      ),
      at(
        '/dagsliste',
        lazyScreen(async () => (await import('./routes/outage-sheet-route.tsx')).OutageSheetRoute),
      ),
      at(
        '/laering/bevis',
        lazyScreen(async () => (await import('./routes/certificate-route.tsx')).CertificateRoute),
      ),
      at(
        '/laering/rapport',
        lazyScreen(async () => (await import('./routes/learning-report-route.tsx')).LearningReportRoute),
      ),
      at(
        '/laering/permer',
        lazyScreen(async () => (await import('./routes/programmes-route.tsx')).ProgrammesRoute),
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
        '/innhold/frister',
        lazyScreen(async () => (await import('./routes/schedules-route.tsx')).SchedulesRoute),
      ),
      at(
        '/innhold/temaer',
        lazyScreen(async () => (await import('./routes/themes-route.tsx')).ThemesRoute),
      ),
      at(
        '/innhold/maaleplan',
        lazyScreen(async () => (await import('./routes/measuring-plan-route.tsx')).MeasuringPlanRoute),
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
