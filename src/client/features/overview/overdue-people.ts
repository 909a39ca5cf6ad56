export type OverdueEntry = {
  readonly personId: string;
  readonly questionnaire: string;
  readonly overdueDays: number;
};
export type OverduePerson = {
  readonly personId: string;
  /** What is overdue, the longest first. */
  readonly entries: readonly OverdueEntry[];
};

/** Whoever has something overdue, each once, the longest overdue first. */
export function toOverduePeople(due: readonly OverdueEntry[]): readonly OverduePerson[] {
  const byPerson = new Map<string, OverdueEntry[]>();
  for (const entry of due.toSorted((a, b) => b.overdueDays - a.overdueDays)) {
    if (entry.overdueDays === 0) continue;
    const list = byPerson.get(entry.personId);
    if (list) list.push(entry);
    else byPerson.set(entry.personId, [entry]);
  }
  return [...byPerson].map(([personId, entries]) => ({ personId, entries }));
}
