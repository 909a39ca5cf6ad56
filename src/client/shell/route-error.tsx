import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorScreen } from './error-screen.tsx';

/** The router's own boundary, with the page every other failure has. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  return <ErrorScreen error={error} onAgain={reset} />;
}
