import type { JsonObject } from '#domain/fhir/json.ts';
import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import { parseAnswerPath } from '#domain/forms/answer-path.ts';
import { isSameValue } from '#domain/forms/same-value.ts';
import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DeviceStore, Kept } from '#store/device-store.ts';
import { sha256Hex } from './sha256-hex.ts';
import { firstAnswers, toMeasurements, type DerivedMeasurement } from './to-measurements.ts';

export type Signed = {
  readonly response: QuestionnaireResponse;
  readonly measurements: readonly DerivedMeasurement[];
};

/** What is known of the measurements in a form and not asked in it: when it was, if not now, and on which scale. */
export type Noted = {
  readonly measuredAt?: string | undefined;
  readonly scale?: RecordBody<'measurement'>['scale'];
  /** What is true only once it is signed, such as that its visit is finished: written with it, all or none. */
  readonly also?: readonly OperationBody[];
};

/**
 * Signs a record and puts the measurements in it beside it, all or none. Resolves when it lies on the device; rejects
 * with a `StorageError`.
 */
export async function signRecord(
  store: DeviceStore,
  record: Kept<'response'>,
  questionnaire: Questionnaire,
  filled: QuestionnaireResponse,
  openReason: string | null = null,
  noted: Noted = {},
): Promise<Signed> {
  const now = new Date().toISOString();
  const response = inOwnName(filled, store.staffId, now);
  const hash = await sha256Hex(toCanonicalJson(response));
  const { measurements, operations } = measured(
    record,
    questionnaire,
    { response, hash },
    store.staffId,
    noted.measuredAt ?? now,
    noted.scale,
  );
  const sign: OperationBody = {
    type: 'response.sign',
    id: record.id,
    questionnaire: record.body.questionnaire,
    response,
    hash,
    base: seenOf(record, store.staffId),
    openReason,
  };
  await store.write([sign, ...operations, ...(noted.also ?? [])], { grouped: true });
  return { response, measurements };
}

/** What is signed says who signed it and when. */
export const inOwnName = (
  filled: QuestionnaireResponse,
  staffId: string,
  now: string,
): QuestionnaireResponse => ({ ...filled, authored: now, author: { reference: `Practitioner/${staffId}` } });

/**
 * The measurements in a signed version, to be put beside it. They name the version they were read from, so that they
 * count while it stands. `measuredAt`: ISO 8601.
 */
export function measured(
  record: Kept<'response'>,
  questionnaire: Questionnaire,
  { response, hash }: { readonly response: QuestionnaireResponse; readonly hash: string },
  staffId: string,
  measuredAt: string,
  scale?: RecordBody<'measurement'>['scale'],
): { readonly measurements: readonly DerivedMeasurement[]; readonly operations: readonly OperationBody[] } {
  const { personId, unitId } = record.body;
  if (personId === null) return { measurements: [], operations: [] };
  const measurements = toMeasurements(questionnaire, response, givenIn(record, response));
  const operations = measurements.map((measurement): OperationBody => {
    const body: RecordBody<'measurement'> = {
      personId,
      unitId,
      ...measurement,
      ...(scale && measurement.code === 'bodyWeight' ? { scale } : {}),
      measuredAt,
      measuredBy: staffId,
      responseId: record.id,
      signedHash: hash,
    };
    return {
      type: 'record.put',
      id: crypto.randomUUID(),
      kind: 'measurement',
      body: body as unknown as JsonObject,
    };
  });
  return { measurements, operations };
}

/** LinkIds somebody has answered, in the draft or by a correction: what the form was started with bears no stamp. */
function givenIn({ stamps, body }: Kept<'response'>, response: QuestionnaireResponse): ReadonlySet<string> {
  const stamped = Object.keys(stamps).flatMap((path) => parseAnswerPath(path)?.at(-1)?.linkId ?? []);
  if (body.status === 'draft') return new Set(stamped);
  const before = firstAnswers(body.response);
  const corrected = [...firstAnswers(response)].flatMap(([linkId, answer]) => {
    const was = before.get(linkId);
    return was && isSameValue(was, answer) ? [] : [linkId];
  });
  return new Set([...stamped, ...corrected]);
}

/** The others' answers that were on the screen: what is not among them when it arrives was not seen by the signer. */
const seenOf = ({ stamps }: Kept<'response'>, staffId: string): { readonly [path: string]: string } =>
  Object.fromEntries(
    Object.entries(stamps).flatMap(([path, { by, operation }]) =>
      by === staffId ? [] : [[path, operation]],
    ),
  );
