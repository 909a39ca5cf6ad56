/** Canonical addresses, without version. */
export const news2Url = 'https://visitt.example/fhir/Questionnaire/news2';
export const isbarUrl = 'https://visitt.example/fhir/Questionnaire/isbar';
