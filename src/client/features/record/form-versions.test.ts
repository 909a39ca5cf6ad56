import { describe, expect, it } from 'vitest';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { newerVersion, versionsOf } from './form-versions.ts';

const content = (
  url: string,
  version: string,
  status: RecordBody<'content'>['status'],
  type: RecordBody<'content'>['type'] = 'questionnaire',
): Kept<'content'> => ({
  id: `${url}|${version}`,
  kind: 'content',
  scope: 'tenant',
  version: 1,
  body: { type, url, version, status, resource: { resourceType: 'Questionnaire', version } },
  stamps: {},
  delivery: { state: 'local' },
});
const contents = [
  content('u:a', '1.0.0', 'active'),
  content('u:a', '1.10.0', 'active'),
  content('u:a', '1.9.0', 'active'),
  content('u:a', '2.0.0', 'draft'),
  content('u:a', '3.0.0', 'retired'),
  content('u:a', '4.0.0', 'active', 'schedule'),
  content('u:b', '9.0.0', 'active'),
];

describe('versions of a form on the device', () => {
  it('the newest in force is offered, to older ones only', () => {
    expect(newerVersion(contents, 'u:a|1.0.0')).toMatchObject({ canonical: 'u:a|1.10.0', version: '1.10.0' });
    expect(newerVersion(contents, 'u:a|1.10.0')).toBeNull();
    expect(newerVersion(contents, 'u:c|1.0.0')).toBeNull();
  });

  it('all of them, the newest first', () => {
    expect(versionsOf(contents, 'u:a|1.0.0').map(({ version }) => version)).toEqual([
      '3.0.0',
      '2.0.0',
      '1.10.0',
      '1.9.0',
      '1.0.0',
    ]);
  });
});
