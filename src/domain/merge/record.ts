import type { Json, JsonObject } from '../fhir/json.ts';
import type { Authorship } from './operation.ts';

/** The value somebody else gave while the shown one was written; kept until a person chooses. */
export type Alternative = Authorship & { readonly value: Json };

/** Rides beside a body: who set this field (or this answer), and what disagrees with it. */
export type Stamp = Authorship & {
  readonly alternatives?: readonly Alternative[];
  /** Worked out by the form: never weighed against another. */
  readonly calculated?: true;
};

/** One thing that is stored, of any kind, as both the server and the devices keep it. */
export type StoredRecord = {
  readonly id: string;
  readonly kind: string;
  /** Who may see it: `unit:<id>`, `own:<staffId>` or `tenant`. */
  readonly scope: string;
  /** 1 for the first; every applied operation adds one. */
  readonly version: number;
  readonly body: JsonObject;
  /** By field name, for a response by answer path. */
  readonly stamps: { readonly [register: string]: Stamp };
  readonly deleted?: boolean;
};
