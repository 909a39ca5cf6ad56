import { describe, expect, it } from 'vitest';
import { provenanceOf } from '#domain/fhir/provenance-of.ts';
import type { Questionnaire } from '#domain/fhir/types.ts';
import { recordBodies } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { faultsOf, freeVersion, standingOf, toContent, toDetails, type FormDetails } from './form-details.ts';

const form: Questionnaire = {
  resourceType: 'Questionnaire',
  url: 'https://forms.example/sar',
  version: '1.0.0',
  title: 'Sårkort',
  status: 'active',
  publisher: 'Sårklinikken',
  copyright: 'Fri bruk',
  item: [{ linkId: 'a', type: 'string', text: 'Hvor?' }],
};
const details = (changes: Partial<FormDetails> = {}): FormDetails => ({
  ...toDetails(form, false, []),
  ...changes,
});
const stored = (changes: Partial<FormDetails> = {}, of: Questionnaire = form): Kept<'content'> => {
  const body = toContent(of, details(changes));
  return {
    id: `${body.url}|${body.version}`,
    kind: 'content',
    scope: 'tenant',
    version: 1,
    body,
    stamps: {},
    delivery: { state: 'local' },
  };
};

describe('details of a form to be stored', () => {
  it('are what the form says itself', () => {
    expect(toDetails(form, false, [])).toEqual({
      title: 'Sårkort',
      url: 'https://forms.example/sar',
      version: '1.0.0',
      source: 'Sårklinikken',
      rights: 'Fri bruk',
      approvedBy: '',
      status: 'draft',
    });
  });

  it('a version nobody chose gives way to the one that comes next', () => {
    expect(toDetails(form, true, []).version).toBe('1.0.0');
    expect(toDetails(form, true, [stored({ version: '1.0.0' }), stored({ version: '1.9.0' })]).version).toBe(
      '1.10.0',
    );
  });

  it('name what is missing', () => {
    expect(faultsOf(details())).toEqual([]);
    const wrong = { title: ' ', url: 'sar', version: 'vår 26', source: '', rights: '' };
    expect(faultsOf(details(wrong))).toEqual(['title', 'version', 'url', 'source', 'rights']);
    expect(faultsOf(details({ url: 'urn:visitt:questionnaire:sar' }))).toEqual([]);
    expect(faultsOf(details({ url: 'https://forms.example/a|b' }))).toEqual(['url']);
  });

  it('become content that is read again as it was said', () => {
    const body = toContent(
      form,
      details({ source: ' Egen kilde ', approvedBy: 'Fagrådet', status: 'active' }),
    );
    expect(recordBodies.content.safeParse(body).success).toBe(true);
    expect(body).toMatchObject({ url: form.url, version: '1.0.0', status: 'active' });
    const resource = body.resource as unknown as Questionnaire;
    expect(provenanceOf(resource)).toEqual({
      source: 'Egen kilde',
      rights: 'Fri bruk',
      approvedBy: 'Fagrådet',
    });
    expect(toDetails(resource, false, [])).toMatchObject({ source: 'Egen kilde', approvedBy: 'Fagrådet' });
  });
});

describe('where a form stands among those that are here', () => {
  const known = [stored({ version: '1.0.0' }), stored({ version: '1.2.0' })];
  const standing = (changes: Partial<FormDetails>, of: Questionnaire = form) =>
    standingOf(known, toContent(of, details(changes)));

  it('the first, the next, an older one', () => {
    expect(standing({ url: 'https://forms.example/other' })).toEqual({ state: 'first' });
    expect(standing({ version: '1.10.0' })).toMatchObject({ state: 'next', newest: '1.2.0' });
    expect(standing({ version: '1.1.0' })).toMatchObject({ state: 'older', newest: '1.2.0' });
  });

  it('the same version with other content is taken, and the next is named', () => {
    expect(standing({ version: '1.0.0', status: 'active' })).toEqual({ state: 'same', next: '1.3.0' });
    const other = { ...form, item: [{ linkId: 'b', type: 'string' as const, text: 'Når?' }] };
    expect(standing({ version: '1.0.0' }, other)).toEqual({ state: 'taken', next: '1.3.0' });
    expect(freeVersion(known, 'https://forms.example/sar')).toBe('1.3.0');
  });
});
