import { SupervisionScreen } from '../features/supervision/supervision-screen.tsx';

/** `?person=`: whose log to begin with. */
export function SupervisionRoute() {
  return <SupervisionScreen personId={new URLSearchParams(location.search).get('person') ?? ''} />;
}
