import { StorageError } from '#store/device-store.ts';
import { CrashScreen } from './crash-screen.tsx';
import { StorageScreen } from './storage-screen.tsx';

type Props = { readonly error: unknown; readonly onAgain: () => void };

/** What nobody expected, as a page with a way on: never a blank one. */
export function ErrorScreen({ error, onAgain }: Props) {
  return error instanceof StorageError ? (
    <StorageScreen reason={error.problem.reason} onAgain={onAgain} />
  ) : (
    <CrashScreen />
  );
}
