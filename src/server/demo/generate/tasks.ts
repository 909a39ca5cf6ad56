import { addDays } from '#domain/time/day.ts';
import { osloInstant } from '#domain/time/oslo.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DemoRecord } from '../demo-tenant.ts';
import { staffOf, type DemoContext } from './demo-context.ts';
import type { DemoPerson } from './demo-person.ts';
import { toDemoRecord } from './demo-record.ts';
import type { DemoUnit } from './demo-units.ts';

const titles = {
  ward: [
    'Vei på nytt, samme vekt og lette klær',
    'Ring pårørende om innkomstsamtale',
    'Bestill time hos tannpleier',
    'Be lege gå gjennom medisinene',
    'Sett opp kostregistrering i tre dager',
    'Snakk med kjøkkenet om mellommåltid',
  ],
  zone: [
    'Ta med ny vekt',
    'Bestill time hos tannlege',
    'Be fastlegen gå gjennom medisinlisten',
    'Ring datter om innkjøp',
    'Følg opp ernæringsplanen',
    'Prøv røykvarsleren sammen',
  ],
  team: [
    'Send invitasjon på nytt',
    'Ring om plass på trimgruppa',
    'Bestill tolk til neste samtale',
    'Send søknad om hjelpemiddel',
    'Pakk informasjonsmapper',
  ],
} as const;

/** Days from today of what is open for one colleague. */
const openDays = [-2, 0, 0, 1, 4];

/** Open work for each who can log in and for whoever takes it, and some that is done. */
export function* tasks(
  context: DemoContext,
  unit: DemoUnit,
  persons: readonly DemoPerson[],
): Generator<DemoRecord> {
  const kind = unit.body.kind === 'ward' || unit.body.kind === 'team' ? unit.body.kind : 'zone';
  const random = context.random.fork(`tasks ${unit.id}`);
  const colleagues = staffOf(context, unit.id);
  const author =
    colleagues.find(({ body }) => body.roles.some(({ role }) => role === 'nurse')) ?? colleagues[0];
  const alive = persons.filter(({ situation }) => situation !== 'dead');
  if (!author || alive.length === 0) return;
  const task = (days: number, assignedTo: string | null, status: 'open' | 'done'): DemoRecord => {
    const body: RecordBody<'task'> = {
      personId: random.pick(alive).id,
      unitId: unit.id,
      title: random.pick<string>(titles[kind]),
      due: addDays(context.today, days),
      assignedTo,
      status,
      ...(status === 'done' ? { outcome: 'Gjort.' } : {}),
    };
    const at = osloInstant(addDays(context.today, Math.min(days, 0) - 5), '14:10');
    return toDemoRecord('task', random.uuid(), body, author.id, at);
  };
  for (const { id, subject, body } of colleagues) {
    const isLeader = body.roles.some(({ role }) => role === 'leader');
    if (subject !== undefined && !isLeader) for (const days of openDays) yield task(days, id, 'open');
  }
  for (const days of [0, 2, 6]) yield task(days, null, 'open');
  for (let done = 0; done < 12; done += 1) yield task(-random.int(6, 90), random.pick(colleagues).id, 'done');
}
