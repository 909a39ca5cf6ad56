const base = 'https://visitt.example/fhir/StructureDefinition/';

/** Visitt's own extensions of a Questionnaire; `.example` on purpose: no domain is claimed. */
export const visittExtensions = {
  /** Where the instrument and its rule come from, as a line to show. */
  source: `${base}source`,
  /** Who in the municipality answers for the form; absent until somebody does. */
  approvedBy: `${base}approved-by`,
  /** A text the municipality is meant to make its own. */
  localText: `${base}local-text`,
} as const;
