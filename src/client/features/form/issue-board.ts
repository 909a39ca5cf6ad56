import type { FormIssue, FormSession } from '#domain/forms/form-session.ts';

/** What stands in the way of signing, known item by item once somebody has tried to sign. */
export type IssueBoard = {
  /** Goes through the whole form, the fields whose text could not be read included. */
  review(): readonly FormIssue[];
  issuesAt(path: string): readonly FormIssue[];
  all(): readonly FormIssue[];
  /** A field holds text that is no value of its type; null takes the note away. */
  noteUnreadable(path: string, issue: FormIssue | null): void;
  subscribe(path: string | null, listener: () => void): () => void;
  close(): void;
};

const none: readonly FormIssue[] = [];

export function createIssueBoard(session: FormSession): IssueBoard {
  const unreadable = new Map<string, FormIssue>();
  const listeners = new Map<string | null, Set<() => void>>();
  let found = new Map<string, readonly FormIssue[]>();
  let all: readonly FormIssue[] = none;
  let isReviewed = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const emit = (path: string | null) => listeners.get(path)?.forEach((listener) => listener());

  const review = (): readonly FormIssue[] => {
    isReviewed = true;
    const fromSession = session.review().filter(({ path }) => !unreadable.has(path));
    const next = [...fromSession, ...unreadable.values()];
    const grouped = new Map<string, FormIssue[]>();
    for (const issue of next) grouped.set(issue.path, [...(grouped.get(issue.path) ?? []), issue]);
    const before = found;
    found = grouped;
    all = next;
    for (const path of new Set([...before.keys(), ...grouped.keys()])) {
      if (keyOf(before.get(path)) !== keyOf(grouped.get(path))) emit(path);
    }
    emit(null);
    return next;
  };

  const reviewSoon = () => {
    if (!isReviewed) return;
    clearTimeout(waiting);
    waiting = setTimeout(review, 120);
  };
  const stop = session.subscribe(null, reviewSoon);

  return {
    review,
    issuesAt: (path) => {
      const own = unreadable.get(path);
      return own && !found.has(path) ? [own] : (found.get(path) ?? none);
    },
    all: () => all,
    noteUnreadable: (path, issue) => {
      if (issue === null ? !unreadable.delete(path) : unreadable.get(path)?.reason === issue.reason) return;
      if (issue) unreadable.set(path, issue);
      emit(path);
      reviewSoon();
    },
    subscribe: (path, listener) => {
      const set = listeners.get(path) ?? new Set();
      listeners.set(path, set.add(listener));
      return () => set.delete(listener);
    },
    close: () => {
      clearTimeout(waiting);
      stop();
    },
  };
}

const keyOf = (issues: readonly FormIssue[] | undefined): string =>
  issues?.map(({ reason, limit, message }) => `${reason} ${limit ?? ''} ${message ?? ''}`).join('\n') ?? '';
