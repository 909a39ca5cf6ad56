type Contact = {
  /** When the server last knew this person here, and the latest the device's clock has ever shown; ISO 8601. */
  readonly seenAt: string;
  readonly latestAt: string;
};

/** Whether so long has passed since the last contact that only a log-in opens. A clock set back gains nothing. */
export function isLeaseOver({ seenAt, latestAt }: Contact, leaseHours: number, now: string): boolean {
  const latest = Math.max(Date.parse(latestAt), Date.parse(now));
  return latest - Date.parse(seenAt) > leaseHours * 3_600_000;
}
