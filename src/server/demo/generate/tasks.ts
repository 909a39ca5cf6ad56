import { addDays } from '#domain/time/day.ts';
import { osloInstant } from '#domain/time/oslo.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DemoRecord } from '../demo-tenant.ts';
import { staffOf, type DemoContext } from './demo-context.ts';
import type { DemoPerson } from './demo-person.ts';
import { toDemoRecord } from './demo-record.ts';
import type { DemoUnit } from './demo-units.ts';

type Known = readonly [what: string, outcome: string];

/** What is to be done and, once it is done, what came of it. */
const known: { readonly [K in 'ward' | 'zone' | 'team']: readonly Known[] } = {
  ward: [
    ['Vei på nytt, samme vekt og lette klær', 'Samme vekt som sist.'],
    ['Ring pårørende om innkomstsamtale', 'Samtale avtalt til torsdag kl. 13.'],
    ['Bestill time hos tannpleier', 'Tannpleieren kommer til avdelingen om to uker.'],
    ['Be lege gå gjennom medisinene', 'Legen tar det på neste visitt.'],
    ['Sett opp kostregistrering i tre dager', 'Spiste omtrent halve porsjoner. Tatt opp på rapport.'],
    ['Snakk med kjøkkenet om mellommåltid', 'Får smoothie kl. 10 og 20 fra mandag.'],
  ],
  zone: [
    ['Ta med ny vekt', 'Den nye vekta står på badet.'],
    ['Bestill time hos tannlege', 'Time tirsdag kl. 9, datteren følger.'],
    ['Be fastlegen gå gjennom medisinlisten', 'Ny liste er kommet og lagt i permen.'],
    ['Ring datter om innkjøp', 'Datteren handler hver fredag.'],
    ['Følg opp ernæringsplanen', 'Drikker næringsdrikken til frokost. Vil fortsette.'],
    ['Prøv røykvarsleren sammen', 'Batteriet var flatt. Byttet.'],
  ],
  team: [
    ['Send invitasjon på nytt', 'Takket ja på telefon.'],
    ['Ring om plass på trimgruppa', 'Begynner i januar.'],
    ['Bestill tolk til neste samtale', 'Tolk er bestilt.'],
    ['Send søknad om hjelpemiddel', 'Søknaden er sendt.'],
    ['Pakk informasjonsmapper', 'Tolv mapper er pakket.'],
  ],
};

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
    const [title, outcome] = random.pick(known[kind]);
    const body: RecordBody<'task'> = {
      personId: random.pick(alive).id,
      unitId: unit.id,
      title,
      due: addDays(context.today, days),
      assignedTo,
      status,
      ...(status === 'done' ? { outcome } : {}),
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
