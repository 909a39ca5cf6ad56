// Vite plugin: of FHIR R4's 148 resource types the phone keeps the model of those that a form's expressions can meet,
// and of every data type. The other paths are a seventh of all that is kept for offline use.
const kept = new Set(
  (
    'Resource DomainResource Bundle Parameters Questionnaire QuestionnaireResponse Patient RelatedPerson Practitioner ' +
    'PractitionerRole Organization Location Encounter EpisodeOfCare CareTeam CarePlan Goal Observation Condition ' +
    'Procedure AllergyIntolerance MedicationStatement MedicationRequest Medication ServiceRequest Task Consent Group ' +
    'ValueSet CodeSystem Library OperationOutcome'
  ).split(' '),
);

/** Resource types are those that come from `Resource`; everything else is a data type. */
const isResource = (type, parents) => {
  for (let at = type; at !== undefined; at = parents[at]) if (at === 'Resource') return true;
  return false;
};

/** `parents`: FHIR's `type2Parent`. Keeps the paths whose first part is a data type or one of `kept`. */
const isKept = (path, parents) => {
  const [type] = path.split('.', 1);
  return kept.has(type) || !isResource(type, parents);
};

export function trimFhirModel(parents) {
  return {
    name: 'visitt-trim-fhir-model',
    enforce: 'pre',
    transform: {
      filter: { id: /fhir-context[\\/]r4[\\/]path2(Type|Repeating)\.json$/ },
      handler(text) {
        const model = JSON.parse(text);
        const trimmed = Array.isArray(model)
          ? model.filter((path) => isKept(path, parents))
          : Object.fromEntries(Object.entries(model).filter(([path]) => isKept(path, parents)));
        return { code: JSON.stringify(trimmed), map: null };
      },
    },
  };
}
