import { dueList, type DueList } from '#protocol/due-list.ts';

const timeLimit = 15_000;

/** What the server lists for a unit; null without network, or when it does not answer as it should. */
export async function askDueList(unitId: string, signal: AbortSignal): Promise<DueList | null> {
  try {
    const answer = await fetch(`/due?unitId=${encodeURIComponent(unitId)}`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeLimit)]),
    });
    const parsed = answer.ok ? dueList.safeParse(await answer.json()) : null;
    return parsed?.success ? parsed.data : null;
  } catch {
    return null;
  }
}
