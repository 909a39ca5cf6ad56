import { FormView } from '../features/form/form-view.tsx';
import { LibraryScreen } from '../features/library/library-screen.tsx';

export function LibraryRoute() {
  return <LibraryScreen Form={FormView} />;
}
