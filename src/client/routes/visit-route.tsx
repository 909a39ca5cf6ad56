import { useParams } from '@tanstack/react-router';
import { FormView } from '../features/form/form-view.tsx';
import { signRecord } from '../features/record/sign-record.ts';
import { VisitScreen } from '../features/visit/visit-screen.tsx';
import { useRouteId } from './use-route-id.ts';

export function VisitRoute() {
  const id = useRouteId();
  const params: { readonly part?: unknown } = useParams({ strict: false });
  const part = typeof params.part === 'string' ? params.part : '';
  return <VisitScreen key={id} id={id} part={part} Form={FormView} sign={signRecord} />;
}
