import { problem } from '#protocol/problem.ts';
import { session, type Session } from '#protocol/session.ts';

export type SessionAnswer =
  | { readonly state: 'in'; readonly session: Session }
  | { readonly state: 'out' }
  /** Somebody has closed this device: what waits may be pushed, all else is to go. */
  | { readonly state: 'closed' }
  | { readonly state: 'unreachable' };

/** Asks the server who is logged in. No network, a captive portal or a broken answer are all `unreachable`. */
export async function loadSession(deviceId: string, signal: AbortSignal): Promise<SessionAnswer> {
  try {
    const headers = {
      accept: 'application/json',
      'x-visitt-device': deviceId,
      'x-visitt-version': __APP_VERSION__,
    };
    const answer = await fetch('/session', { signal, headers });
    if (answer.status === 401) return { state: 'out' };
    if (answer.status === 403) return toRefusal(await answer.json());
    if (!answer.ok) return { state: 'unreachable' };
    const parsed = session.safeParse(await answer.json());
    return parsed.success ? { state: 'in', session: parsed.data } : { state: 'unreachable' };
  } catch {
    return { state: 'unreachable' };
  }
}

function toRefusal(body: unknown): SessionAnswer {
  const parsed = problem.safeParse(body);
  return { state: parsed.success && parsed.data.type === 'deviceClosed' ? 'closed' : 'unreachable' };
}
