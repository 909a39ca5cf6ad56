import type { JsonObject } from '#domain/fhir/json.ts';
import type { QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import { toRowId } from '#domain/rounds/round-ids.ts';
import type { Day } from '#domain/time/day.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DeviceStore, Kept } from '#store/device-store.ts';
import type { Header } from '#store/headers/header.ts';
import type { ContentForm } from '../../content/device-content.ts';
import { emptyResponse, leavesOf, openRow } from './row-form.ts';

export type RowAnswer = {
  readonly linkId: string;
  readonly answer: readonly QuestionnaireResponseAnswer[];
};

export type RowToFill = {
  readonly roundId: string;
  readonly person: Header<'person'>;
  /** The version a new row is filled in by. */
  readonly form: ContentForm;
  /** Versions that older rows may be bound to. */
  readonly formOf: (canonical: string) => ContentForm | undefined;
  /** In the order given: what is asked may follow from what stands before. */
  readonly answers: readonly RowAnswer[];
  readonly today: Day;
};

/**
 * Puts answers in a resident's row, and begins it when nobody has. Resolves when they lie on the device; rejects with a
 * `StorageError`. Reads what lies there first: a colleague's answer that came in meanwhile is not written over blindly.
 */
export async function fillRow(store: DeviceStore, row: RowToFill): Promise<void> {
  const { roundId, person, answers, today } = row;
  const { id, kept } = await readInUse(store, roundId, person.id);
  const form = (kept && row.formOf(kept.body.questionnaire)) ?? row.form;
  const now = new Date().toISOString();
  const response = kept?.body.response ?? emptyResponse(id, form.canonical, person.id, now);
  const session = openRow(form.questionnaire, response, today);
  try {
    const changes = new Map<string, AnswerChange>();
    const calculated = new Set<string>();
    const note = (changed: readonly AnswerChange[]): void => {
      for (const change of changed) {
        changes.set(change.path, change);
        if (session.item(change.path)?.calculated) calculated.add(change.path);
      }
    };
    note(session.changesAtOpening);
    for (const { linkId, answer } of answers) {
      const path = leavesOf(session).find(({ item }) => item.linkId === linkId)?.path;
      if (path === undefined) continue;
      note(session.setAnswer(path, answer));
      // What stands is chosen over what a colleague wrote: said aloud, though nothing is another than it was.
      if (kept?.stamps[path]?.alternatives) changes.set(path, { path, answer });
    }
    const begin: RecordBody<'response'> = {
      personId: person.id,
      unitId: person.body.unitId,
      visitId: null,
      questionnaire: form.canonical,
      response,
      status: 'draft',
      startedBy: store.staffId,
      startedAt: now,
      roundId,
    };
    const operations: readonly OperationBody[] = [
      ...(kept
        ? []
        : [{ type: 'record.put', id, kind: 'response', body: begin as unknown as JsonObject } as const]),
      ...[...changes.values()].map(({ path, answer }) => ({
        type: 'answer.set' as const,
        id,
        path,
        answer,
        base: kept?.stamps[path]?.operation ?? null,
        ...(calculated.has(path) ? { calculated: true as const } : {}),
      })),
    ];
    if (changes.size > 0) await store.write(operations);
  } finally {
    session.close();
  }
}

/** The row that is written in: one that was voided stays as it is. */
async function readInUse(
  store: DeviceStore,
  roundId: string,
  personId: string,
  again = 0,
): Promise<{ readonly id: string; readonly kept: Kept<'response'> | null }> {
  const id = toRowId(roundId, personId, again);
  const kept = await store.readRecord('response', id);
  return kept?.body.status === 'voided' ? readInUse(store, roundId, personId, again + 1) : { id, kept };
}
