import { useParams } from '@tanstack/react-router';

/** The id in the address of a person or a form. */
export function useRouteId(): string {
  const params: { readonly id?: unknown } = useParams({ strict: false });
  return typeof params.id === 'string' ? params.id : '';
}
