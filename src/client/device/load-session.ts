import { session, type Session } from '#protocol/session.ts';

export type SessionAnswer =
  | { readonly state: 'in'; readonly session: Session }
  | { readonly state: 'out' }
  | { readonly state: 'unreachable' };

/** Asks the server who is logged in. No network, a captive portal or a broken answer are all `unreachable`. */
export async function loadSession(signal: AbortSignal): Promise<SessionAnswer> {
  try {
    const answer = await fetch('/session', { signal, headers: { accept: 'application/json' } });
    if (answer.status === 401) return { state: 'out' };
    if (!answer.ok) return { state: 'unreachable' };
    const parsed = session.safeParse(await answer.json());
    return parsed.success ? { state: 'in', session: parsed.data } : { state: 'unreachable' };
  } catch {
    return { state: 'unreachable' };
  }
}
