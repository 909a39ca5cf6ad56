import { describe, expect, it } from 'vitest';
import { provenanceOf } from './provenance-of.ts';
import { visittExtensions } from './visitt-extensions.ts';

const form = { resourceType: 'Questionnaire', status: 'active' } as const;

describe('where a form comes from', () => {
  it('is read from the form itself', () => {
    const extension = [
      { url: visittExtensions.source, valueString: 'Retningslinjen' },
      { url: visittExtensions.approvedBy, valueString: 'Solvik kommune' },
    ];
    expect(provenanceOf({ ...form, extension, copyright: 'NLOD' })).toEqual({
      source: 'Retningslinjen',
      rights: 'NLOD',
      approvedBy: 'Solvik kommune',
    });
  });

  it('is not approved when nobody has, or when the field is left empty', () => {
    const extension = [{ url: visittExtensions.approvedBy, valueString: ' ' }];
    expect(provenanceOf({ ...form, extension }).approvedBy).toBeNull();
    expect(provenanceOf({ ...form, publisher: 'Helsenorge' })).toEqual({
      source: 'Helsenorge',
      rights: null,
      approvedBy: null,
    });
  });
});
