import { laterHybridTime } from '#domain/merge/hybrid-clock.ts';
import { mayDisagree } from '#domain/merge/may-disagree.ts';
import type { StoredRecord } from '#domain/merge/record.ts';
import { toStampGroups } from '#domain/merge/stamp-groups.ts';
import type { LineHead, PullHead } from '#protocol/pull.ts';
import type { PulledPage } from './pull.ts';

/**
 * A page in lines: first all that is about the records, then each record as the device will keep it. The device seals
 * a line as it came, and reads it when somebody looks at it. `staffId`: whose device it is.
 */
export function toAnswerLines({ rows, ...rest }: PulledPage, staffId: string): string {
  let hlc: string | null = null;
  const lines: string[] = [];
  const changes = rows.map((row): PullHead['changes'][number] => {
    const { position, id, scope, record } = row;
    if (record === null) return { change: 'drop', position, id, scope };
    const { kind, version, body, stamps, subject } = record;
    const groups = toStampGroups(JSON.parse(stamps) as StoredRecord['stamps']);
    for (const [stamp] of groups) if (stamp.by === staffId) hlc = laterHybridTime(hlc, stamp.hlc);
    const about = JSON.stringify({ id, kind, scope, version }).slice(0, -1);
    lines.push(`${about},"body":${body},"stamps":${JSON.stringify(groups)}}\n`);
    const isAgreed = !mayDisagree(body, stamps);
    const { receivedAt } = row;
    return {
      change: 'upsert',
      position,
      id,
      kind,
      scope,
      version,
      receivedAt,
      subject,
      isAgreed,
    } satisfies LineHead;
  });
  const head = { ...rest, changes, ...(hlc === null ? {} : { hlc }) } satisfies PullHead;
  return `${JSON.stringify(head)}\n${lines.join('')}`;
}
