import { Component, type ComponentChildren } from 'preact';
import { StorageError } from '#store/device-store.ts';
import { CrashScreen } from './crash-screen.tsx';
import { StorageScreen } from './storage-screen.tsx';

type Props = { readonly children?: ComponentChildren };
type State = { readonly error: unknown };

/** The one place that catches what nobody expected: a page with a way on, never a blank one. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined };

  static override getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render({ children }: Props, { error }: State) {
    if (error === undefined) return children;
    const again = () => this.setState({ error: undefined });
    return error instanceof StorageError ? (
      <StorageScreen reason={error.problem.reason} onAgain={again} />
    ) : (
      <CrashScreen />
    );
  }
}
