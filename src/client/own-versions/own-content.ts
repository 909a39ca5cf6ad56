import { programme, schedule, type Programme, type Schedule } from '#protocol/content.ts';
import type { Header } from '#store/headers/header.ts';

/** What ships with Visitt and a municipality may have versions of its own of. */
export type OwnContent = Programme | Schedule;
export type Change = NonNullable<OwnContent['changed']>;

/** Who made this version of the municipality's own; undefined for one that ships. */
export function changeOf({ body }: Pick<Header<'content'>, 'body'>): Change | undefined {
  const parsed = (body.type === 'programme' ? programme : schedule).safeParse(body.resource);
  return parsed.success ? parsed.data.changed : undefined;
}
