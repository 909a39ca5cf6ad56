import type { JsonObject } from '#domain/fhir/json.ts';

/** A document of the harness (`lib/docs.mjs`): a QuestionnaireResponse of about 1.5 kB with its own id and revision. */
export type BenchDocument = JsonObject & { readonly id: string; readonly updated: number };

export type Writer = { readonly unitId: string; readonly staffId: string };

/** The document as the record Visitt would keep it in. */
export const toBody = (document: BenchDocument, { unitId, staffId }: Writer): JsonObject => ({
  personId: toPerson(document.id),
  unitId,
  questionnaire: 'https://visitt.example/Questionnaire/bench|1',
  response: document,
  status: 'draft',
  startedBy: staffId,
  startedAt: '2026-11-21T10:00:00.000Z',
});

/** Ten documents a person. */
function toPerson(id: string): string {
  const number = Math.floor(Number(id.replaceAll(/\D/g, '')) / 10) % 1_000_000_000;
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
