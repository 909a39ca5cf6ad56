const base = 'https://visitt.example/fhir/StructureDefinition/';

/** Visitt's own extensions of a Questionnaire; `.example` on purpose: no domain is claimed. */
export const visittExtensions = {
  /** Where the instrument and its rule come from, as a line to show. */
  source: `${base}source`,
  /** Who in the municipality answers for the form; absent until somebody does. */
  approvedBy: `${base}approved-by`,
  /** A text the municipality is meant to make its own. */
  localText: `${base}local-text`,
  /** On a question: linkId of the item that holds the points it gives, shown beside it (`valueString`). */
  pointsItem: `${base}points-item`,
  /** On a question: measured each time. Last time's answer is shown and never taken over. */
  measuredAnew: `${base}measured-anew`,
  /** On a local text: the municipality has written it (`valueBoolean`). */
  localTextGiven: `${base}local-text-given`,
  /** On a local text: minutes until the next measurement by the municipality's plan (`valueInteger`). */
  repeatMinutes: `${base}repeat-minutes`,
  /** On a theme: a form that is a tool in it (`valueCanonical`, without version). */
  themeTool: `${base}theme-tool`,
  /** On an option of what was used or left behind: done on the visit, so nothing to bring or to take home. */
  doneTogether: `${base}done-together`,
  /** On a theme: talked about in private, and never on what is printed for the person. */
  privateTalk: `${base}private-talk`,
  /** On a form: one it is the next step after, once that has shown risk or where that has no score (`valueCanonical`). */
  nextAfter: `${base}next-after`,
  /** On an item: what is known already and filled in when the form is started (`KnownAnswer`, `valueCode`). */
  knownAnswer: `${base}known-answer`,
} as const;
