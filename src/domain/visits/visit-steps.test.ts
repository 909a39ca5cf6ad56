import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../fhir/json.ts';
import { applyOperation } from '../merge/apply-operation.ts';
import type { Authorship, OperationBody } from '../merge/operation.ts';
import type { StoredRecord } from '../merge/record.ts';
import { toVisitPatch, type VisitFacts, type VisitOutcome } from './visit.ts';
import { isTimeMissing, toVisitStage } from './visit-stage.ts';
import {
  toAnswered,
  toAppointed,
  toAskedAgain,
  toBegun,
  toCalledOff,
  toFinished,
  toInvitation,
  toInvitationNoted,
  toReasonNoted,
  toTransferred,
  toTransferTakenBack,
  type VisitStep,
} from './visit-steps.ts';

const scopeOf = (_kind: string, body: JsonObject) => `unit:${body['unitId'] as string}`;
const author = (by: string, n: number): Authorship => ({
  by,
  at: '2026-11-22T09:00:00Z',
  operation: `${by}:${n}`,
  hlc: String(n).padStart(6, '0'),
});
const today = '2026-11-22';
const outcome: VisitOutcome = {
  by: 'jonas',
  at: '2026-11-22T11:00:00Z',
  responseId: 'r',
  themes: ['bolig'],
  interpreter: false,
  consent: 'oral',
  referredTo: ['fysio-ergo'],
};

function apply(record: StoredRecord | undefined, operation: OperationBody, by: string, n: number) {
  const result = applyOperation(record, operation, author(by, n), scopeOf);
  if (!result.ok) throw new Error(result.reason);
  return result.record;
}
const factsOf = (record: StoredRecord) => record.body as unknown as VisitFacts;
const invited = apply(
  undefined,
  toInvitation({
    id: 'v',
    personId: 'p',
    unitId: 'u',
    assignedTo: 'jonas',
    channel: 'letter',
    source: 'age',
    on: '2026-11-02',
    by: 'jonas',
  }),
  'jonas',
  1,
);

/** The visit after a step that may be taken. */
function take(record: StoredRecord, step: VisitStep, by = 'jonas', n = record.version + 1): StoredRecord {
  if (!step.ok) throw new Error(step.reason);
  return Object.keys(step.fields).length === 0
    ? record
    : apply(record, toVisitPatch(record, step.fields), by, n);
}
const stageOf = (record: StoredRecord) => toVisitStage(factsOf(record));

const text = { signedAt: '2026-11-22T11:00:00Z', followUps: ['t1'] };

describe('a preventive visit', () => {
  it('goes from the invitation to the journal, each stage read from what was noted', () => {
    expect(stageOf(invited)).toBe('invited');
    const accepted = take(invited, toAnswered(factsOf(invited), { reply: 'yes', on: today, by: 'jonas' }));
    expect(stageOf(accepted)).toBe('invited');
    const agreed = take(accepted, toAppointed(factsOf(accepted), '2026-11-24', '10:00'));
    expect(stageOf(agreed)).toBe('agreed');
    expect(agreed.body['plannedAt']).toBe('2026-11-24T09:00:00.000Z');
    const begun = take(agreed, toBegun(factsOf(agreed), 'jonas', today));
    expect(stageOf(begun)).toBe('begun');
    const finished = take(begun, toFinished(factsOf(begun), outcome));
    expect(stageOf(finished)).toBe('toTransfer');
    const transferred = take(
      finished,
      toTransferred(factsOf(finished), 'jonas', '2026-11-22T12:00:00Z', text),
    );
    expect(stageOf(transferred)).toBe('transferred');
    const anew = { ...text, signedAt: '2026-11-22T13:00:00Z' };
    const again = take(
      transferred,
      toTransferred(factsOf(transferred), 'jonas', '2026-11-22T14:00:00Z', anew),
    );
    expect(again.body['transfer']).toEqual({ by: 'jonas', at: '2026-11-22T14:00:00Z', of: anew });
    expect(stageOf(take(transferred, toTransferTakenBack(factsOf(transferred))))).toBe('toTransfer');
  });

  it('HV3 a no calls it off, and a later yes takes it up again', () => {
    const no = take(
      invited,
      toAnswered(factsOf(invited), { reply: 'no', on: today, by: 'jonas', reason: '  Har det bra. ' }),
    );
    expect(stageOf(no)).toBe('declined');
    expect(no.body).toMatchObject({ status: 'cancelled', answer: { reply: 'no', reason: 'Har det bra.' } });
    expect(toBegun(factsOf(no), 'jonas', today)).toEqual({ ok: false, reason: 'notAccepted' });
    expect(toAppointed(factsOf(no), today, '10:00')).toEqual({ ok: false, reason: 'notAccepted' });
    const yes = take(no, toAnswered(factsOf(no), { reply: 'yes', on: today, by: 'jonas' }));
    expect(stageOf(yes)).toBe('invited');
  });

  it('HV14 asked again, the answer is open; how she was asked is as noted, and nothing where nothing was', () => {
    const no = take(invited, toAnswered(factsOf(invited), { reply: 'no', on: today, by: 'jonas' }));
    const again = take(no, toAskedAgain(factsOf(no), 'nina', today));
    expect(stageOf(again)).toBe('invited');
    expect(again.body).toMatchObject({
      answer: null,
      invitation: { channel: 'letter', source: 'age', on: today, by: 'nina' },
    });
    const { invitation: _, ...bare } = factsOf(no);
    expect(toAskedAgain(bare, 'nina', today)).toEqual({
      ok: true,
      fields: { answer: null, status: 'planned', appointment: 'open' },
    });
    const begun = take(invited, toBegun(factsOf(invited), 'jonas', today));
    expect(toAskedAgain(factsOf(begun), 'nina', today)).toEqual({ ok: false, reason: 'alreadyFinished' });
  });

  it('HV14 a corrected invitation leaves the no and its reason as they were', () => {
    const no = take(
      invited,
      toAnswered(factsOf(invited), { reply: 'no', on: today, by: 'jonas', reason: 'Har det bra' }),
    );
    const corrected = take(no, toInvitationNoted(factsOf(no), { channel: 'phone' }, 'nina', today));
    expect(stageOf(corrected)).toBe('declined');
    expect(corrected.body['answer']).toEqual(no.body['answer']);
    expect(corrected.body['invitation']).toEqual({
      channel: 'phone',
      source: 'age',
      on: '2026-11-02',
      by: 'jonas',
    });
  });

  it('HV14 an invitation is noted when both how and why have been said, and not before', () => {
    const { invitation: _, ...bare } = factsOf(invited);
    for (const half of [{}, { source: 'ownWish' }, { channel: 'phone', on: today }] as const)
      expect(toInvitationNoted(bare, half, 'nina', today)).toEqual({ ok: true, fields: {} });
    expect(toInvitationNoted(bare, { source: 'ownWish', channel: 'phone' }, 'nina', today)).toEqual({
      ok: true,
      fields: { invitation: { channel: 'phone', source: 'ownWish', on: today, by: 'nina' } },
    });
  });

  it('HV14 a reason said later keeps the day of the no', () => {
    const no = take(invited, toAnswered(factsOf(invited), { reply: 'no', on: '2026-11-05', by: 'jonas' }));
    const told = take(no, toReasonNoted(factsOf(no), ' Har det bra '));
    expect(told.body['answer']).toEqual({
      reply: 'no',
      on: '2026-11-05',
      by: 'jonas',
      reason: 'Har det bra',
    });
    expect(take(told, toReasonNoted(factsOf(told), '')).body['answer']).toEqual(no.body['answer']);
    expect(toReasonNoted(factsOf(invited), 'x')).toEqual({ ok: false, reason: 'notDeclined' });
  });

  it('HV15 a yes without a time waits for a time, not for an answer', () => {
    const answered = (record: StoredRecord, reply: 'yes' | 'none') =>
      take(record, toAnswered(factsOf(record), { reply, on: today, by: 'jonas' }));
    const yes = answered(invited, 'yes');
    const none = answered(invited, 'none');
    const lateYes = answered(none, 'yes');
    const agreed = take(yes, toAppointed(factsOf(yes), '2026-11-24', '10:00'));
    const begun = take(lateYes, toBegun(factsOf(lateYes), 'jonas', today));
    for (const record of [yes, lateYes]) expect(isTimeMissing(factsOf(record))).toBe(true);
    for (const record of [invited, none, agreed, begun]) expect(isTimeMissing(factsOf(record))).toBe(false);
  });

  it('HV4 whoever opens the door has accepted', () => {
    const begun = take(invited, toBegun(factsOf(invited), 'jonas', today));
    expect(begun.body).toMatchObject({
      status: 'inProgress',
      appointment: 'agreed',
      answer: { reply: 'yes', on: today, by: 'jonas' },
    });
  });

  it('HV2 what may not follow is refused with a reason', () => {
    expect(toFinished(factsOf(invited), outcome)).toEqual({ ok: false, reason: 'notBegun' });
    expect(toTransferred(factsOf(invited), 'jonas', today, text)).toEqual({
      ok: false,
      reason: 'notFinished',
    });
    expect(toTransferTakenBack(factsOf(invited))).toEqual({ ok: false, reason: 'notTransferred' });
    const begun = take(invited, toBegun(factsOf(invited), 'jonas', today));
    expect(toAnswered(factsOf(begun), { reply: 'no', on: today, by: 'jonas' })).toMatchObject({ ok: false });
    const finished = take(begun, toFinished(factsOf(begun), outcome));
    for (const step of [
      toBegun(factsOf(finished), 'ola', today),
      toAnswered(factsOf(finished), { reply: 'no', on: today, by: 'ola' }),
      toAppointed(factsOf(finished), today, '10:00'),
      toCalledOff(factsOf(finished)),
      toFinished(factsOf(finished), outcome),
    ])
      expect(step).toEqual({ ok: false, reason: 'alreadyFinished' });
  });

  it('HV1 a visit from before these fields reads as it did', () => {
    const old = { kind: 'preventiveVisit', plannedAt: '2026-01-02T10:00:00Z' } as const;
    expect(
      (['planned', 'inProgress', 'done', 'cancelled'] as const).map((status) =>
        toVisitStage({ ...old, status }),
      ),
    ).toEqual(['agreed', 'begun', 'done', 'cancelled']);
  });

  it('HV1 a begun that comes after the finished it did not know of takes nothing back', () => {
    const begun = take(invited, toBegun(factsOf(invited), 'jonas', today));
    const late = toBegun(factsOf(invited), 'ola', today);
    const finished = take(begun, toFinished(factsOf(begun), outcome));
    if (!late.ok) throw new Error(late.reason);
    expect(stageOf(apply(finished, toVisitPatch(invited, late.fields), 'ola', 99))).toBe('toTransfer');
  });

  it('HV7 HV1 two phones end alike whatever they did, and nothing finished is lost', () => {
    const deeds = [
      'yes',
      'no',
      'none',
      'appoint',
      'begin',
      'finish',
      'transfer',
      'takeBack',
      'callOff',
    ] as const;
    const stepOf = (deed: (typeof deeds)[number], visit: VisitFacts, by: string): VisitStep => {
      switch (deed) {
        case 'yes':
        case 'no':
        case 'none':
          return toAnswered(visit, { reply: deed, on: today, by });
        case 'appoint':
          return toAppointed(visit, '2026-11-25', '11:30');
        case 'begin':
          return toBegun(visit, by, today);
        case 'finish':
          return toFinished(visit, { ...outcome, by });
        case 'transfer':
          return toTransferred(visit, by, '2026-11-22T12:00:00Z', text);
        case 'takeBack':
          return toTransferTakenBack(visit);
        case 'callOff':
          return toCalledOff(visit);
      }
    };
    const deed = fc.record({ phone: fc.constantFrom('jonas', 'nina'), what: fc.constantFrom(...deeds) });
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 14 }), fc.boolean(), (list, jonasFirst) => {
        // Each phone works on what it saw before contact was lost; afterwards each delivers in its own order.
        const seen: { [phone: string]: StoredRecord } = { jonas: invited, nina: invited };
        const sent: { [phone: string]: [OperationBody, number][] } = { jonas: [], nina: [] };
        list.forEach(({ phone, what }, index) => {
          const mine = seen[phone] ?? invited;
          const step = stepOf(what, factsOf(mine), phone);
          if (!step.ok || Object.keys(step.fields).length === 0) return;
          const operation = toVisitPatch(mine, step.fields);
          sent[phone]?.push([operation, index + 10]);
          seen[phone] = apply(mine, operation, phone, index + 10);
        });
        const order = jonasFirst ? ['jonas', 'nina'] : ['nina', 'jonas'];
        let server = invited;
        for (const phone of order)
          for (const [operation, n] of sent[phone] ?? []) server = apply(server, operation, phone, n);
        const finishes = [...(sent['jonas'] ?? []), ...(sent['nina'] ?? [])].flatMap(([operation]) =>
          operation.type === 'record.patch' && operation.fields['outcome']
            ? [operation.fields['outcome']]
            : [],
        );
        if (finishes.length > 0) expect(['toTransfer', 'transferred']).toContain(stageOf(server));
        const kept = [
          server.body['outcome'],
          ...(server.stamps['outcome']?.alternatives ?? []).map(({ value }) => value),
        ];
        for (const finish of finishes) expect(kept).toContainEqual(finish);
      }),
      { numRuns: 300 },
    );
  });
});
