import { FormView } from '../features/form/form-view.tsx';
import { RecordScreen } from '../features/record/record-screen.tsx';
import { RecordAfter, RecordBefore } from '../vitals/record-companions.tsx';
import { useRouteId } from './use-route-id.ts';

export function RecordRoute() {
  const id = useRouteId();
  return <RecordScreen key={id} id={id} Form={FormView} Before={RecordBefore} After={RecordAfter} />;
}
