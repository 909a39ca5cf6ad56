import type { StoredRecord } from '#domain/merge/record.ts';
import { toStampGroups } from '#domain/merge/stamp-groups.ts';
import type { PulledPage } from './pull.ts';
import type { ChangeRow } from './sync-rows.ts';

/** `grouped`: each stamp once, with the fields that carry it. */
export type StampForm = 'each' | 'grouped';

/**
 * A `PullAnswer` as JSON. Bodies go out as the database wrote them: reading ten thousand into objects and writing
 * them again took as long as all the rest.
 */
export function toAnswerText({ rows, ...rest }: PulledPage, form: StampForm): string {
  const changes = rows.map((row) => toChangeText(row, form)).join(',');
  return `${withoutEnd(rest)},"changes":[${changes}]}`;
}

function toChangeText(row: ChangeRow, form: StampForm): string {
  const { position, id, scope } = row;
  if (row.record === null) return JSON.stringify({ change: 'drop', position, id, scope });
  const { kind, version, body, stamps } = row.record;
  const head = { change: 'upsert', position, id, kind, scope, version, receivedAt: row.receivedAt };
  return `${withoutEnd(head)},"body":${body},"stamps":${form === 'grouped' ? toGroups(stamps) : stamps}}`;
}

const toGroups = (stamps: string): string =>
  JSON.stringify(toStampGroups(JSON.parse(stamps) as StoredRecord['stamps']));

/** An object that something can be added to. */
const withoutEnd = (value: object): string => JSON.stringify(value).slice(0, -1);
