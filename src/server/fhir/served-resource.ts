/** A FHIR resource as it goes out. */
export type ServedResource = {
  readonly resourceType: string;
  readonly id: string;
  readonly [field: string]: unknown;
};
