/** The names under which `disagrees` looks for what people have said against each other. */
const signs = ['"alternatives"', '"lateAnswers"', '"alsoSigned"'] as const;

/**
 * False when nobody can disagree about the record, by its JSON alone: nearly always, and told without reading it. `true`
 * says nothing: the words may stand in a text somebody wrote.
 */
export const mayDisagree = (body: string, stamps: string): boolean =>
  stamps.includes(signs[0]) || body.includes(signs[1]) || body.includes(signs[2]);
