import { useParams } from '@tanstack/react-router';
import { signRecord } from '../features/record/sign-record.ts';
import { RoundScreen } from '../features/round/round-screen.tsx';
import { useRouteId } from './use-route-id.ts';

/** The rows of a round are signed as from their own screen. */
export function RoundRoute() {
  const unitId = useRouteId();
  const params: { readonly round?: unknown } = useParams({ strict: false });
  const roundId = typeof params.round === 'string' ? params.round : '';
  return <RoundScreen key={roundId} unitId={unitId} roundId={roundId} sign={signRecord} />;
}
