import { Component, type ComponentChildren } from 'preact';
import { ErrorScreen } from './error-screen.tsx';

type Props = { readonly children?: ComponentChildren };
type State = { readonly error: unknown };

/** Catches what fails outside the screens; inside them the router does, with the same page. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined };

  static override getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render({ children }: Props, { error }: State) {
    if (error === undefined) return children;
    return <ErrorScreen error={error} onAgain={() => this.setState({ error: undefined })} />;
  }
}
