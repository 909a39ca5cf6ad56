import { problem } from '#protocol/problem.ts';
import {
  statementStatus,
  type StatementSettings,
  type StatementStatus,
} from '#protocol/statement-settings.ts';

/** Why there is no answer; each is put in words on the screen. */
export type StatementRefusal = 'needsNetwork' | 'loggedOut' | 'forbidden' | 'endpoint' | 'secret';
export type StatementAnswer =
  | { readonly ok: true; readonly value: StatementStatus }
  | { readonly ok: false; readonly reason: StatementRefusal };

const address = '/learning/statements';
const timeLimit = 20_000;

/** How it stands; never kept on the device. */
export const askStatements = (): Promise<StatementAnswer> => ask({});

export const putStatementSettings = (settings: StatementSettings): Promise<StatementAnswer> =>
  ask({ method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(settings) });

async function ask(init: RequestInit): Promise<StatementAnswer> {
  try {
    const answer = await fetch(address, { ...init, signal: AbortSignal.timeout(timeLimit) });
    const body: unknown = await answer.json();
    if (answer.ok) return { ok: true, value: statementStatus.parse(body) };
    const said = problem.safeParse(body);
    return { ok: false, reason: toRefusal(answer.status, said.success ? said.data.detail : undefined) };
  } catch {
    return { ok: false, reason: 'needsNetwork' };
  }
}

function toRefusal(status: number, detail: string | undefined): StatementRefusal {
  if (status === 401) return 'loggedOut';
  if (status === 403) return 'forbidden';
  if (status === 400) return detail === 'secret' ? 'secret' : 'endpoint';
  return 'needsNetwork';
}
