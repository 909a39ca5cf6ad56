// Vite plugin: of FHIR R4's 148 resource types the phone keeps the model of those that a form's expressions can meet,
// and of every data type. The other paths are a seventh of all that is kept for offline use.
import { packPaths, unpackPathsCode } from './pack-fhir-model.mjs';

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

/** A path's first part is a data type or one of `kept`. */
export const isKeptPath = (path, parents) => {
  const [type] = path.split('.', 1);
  return kept.has(type) || !isResource(type, parents);
};

const keepPaths = (table, parents) =>
  Object.fromEntries(Object.entries(table).filter(([path]) => isKeptPath(path, parents)));

/** The library's module that reads the tables, told where they are instead. */
function readPacked(text, packed) {
  const asked = /(?:arrToHash\()?require\('\.\/(path2Type|path2Repeating|choiceTypePaths)\.json'\)\)?/g;
  if (text.match(asked)?.length !== 3)
    throw new Error('fhirpath reads its R4 model in another way than before');
  return `${unpackPathsCode}const paths = unpackPaths(${JSON.stringify(packed)}, require('./type2Parent.json'));
${text.replaceAll(asked, 'paths.$1')}`;
}

/** `read` gives a table of the library's R4 model by its name. */
export function trimFhirModel(read) {
  const parents = read('type2Parent');
  const packed = packPaths(
    {
      path2Type: keepPaths(read('path2Type'), parents),
      path2Repeating: read('path2Repeating').filter((path) => isKeptPath(path, parents)),
      choiceTypePaths: keepPaths(read('choiceTypePaths'), parents),
    },
    parents,
  );
  return {
    name: 'visitt-trim-fhir-model',
    enforce: 'pre',
    transform: {
      filter: { id: /fhir-context[\\/]r4[\\/]index\.js$/ },
      handler: (text) => ({ code: readPacked(text, packed), map: null }),
    },
  };
}
