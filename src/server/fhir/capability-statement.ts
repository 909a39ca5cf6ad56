import { resourceTypes, searchParameters } from './search.ts';

const parameterTypes: { readonly [name: string]: string } = {
  _id: 'token',
  url: 'uri',
  version: 'token',
  subject: 'reference',
  patient: 'reference',
  questionnaire: 'reference',
};

/** What `/fhir/R4` does, and nothing it does not. */
export const capabilityStatement = (publicUrl: string, version: string, date: string): object => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date,
  kind: 'instance',
  software: { name: 'Visitt', version },
  implementation: { description: 'Visitt', url: `${publicUrl}/fhir/R4` },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  rest: [
    {
      mode: 'server',
      security: { description: "A session's cookie; what is given follows the person's roles and units." },
      resource: resourceTypes.map((type) => ({
        type,
        interaction: [
          { code: 'read' },
          { code: 'search-type' },
          ...(type === 'Questionnaire' ? [{ code: 'create' }] : []),
        ],
        versioning: 'no-version',
        searchParam: searchParameters[type].map((name) => ({ name, type: parameterTypes[name] })),
      })),
    },
  ],
});
