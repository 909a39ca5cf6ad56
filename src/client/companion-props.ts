import type { ComponentType } from 'preact';
import type { Questionnaire } from '#domain/fhir/types.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';

/** What stands beside one kind of form: above it, or on its receipt. The route knows which forms have such. */
export type CompanionProps = {
  readonly record: Kept<'response'>;
  readonly questionnaire: Questionnaire;
  readonly about: PersonRecords;
};

export type Companion = ComponentType<CompanionProps>;
