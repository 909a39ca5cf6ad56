import type { JsonObject } from '#domain/fhir/json.ts';
import type { RecordKind } from '#protocol/record-bodies.ts';

/** One record of a demo tenant as it stands: its body is checked against `recordBodies[kind]` by the generator's tests. */
export type DemoRecord = {
  readonly id: string;
  readonly kind: RecordKind;
  readonly body: JsonObject;
  /** The staff record that wrote it. */
  readonly by: string;
  /** When it was written, ISO 8601 with offset. */
  readonly at: string;
};

/** What a generator gives and `load-demo.ts` stores. Iterated once. Content comes from `#content/load.ts`, not from here. */
export type DemoTenant = {
  readonly tenantId: string;
  readonly name: string;
  /** `subject`: what the demo identity provider calls the person, and the value of her button on the log-in page. */
  readonly identities: readonly { readonly subject: string; readonly staffId: string }[];
  readonly records: Iterable<DemoRecord>;
};
