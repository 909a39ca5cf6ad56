import { describe, expect, it } from 'vitest';
import { recordBodies } from '#protocol/record-bodies.ts';
import { checkContent } from './check-content.ts';
import { loadContent } from './load.ts';

type Edit = (draft: Record<string, unknown>) => void;

const resourceOf = (end: string): Record<string, unknown> => {
  const found = loadContent().find(({ id }) => id.includes(end));
  return structuredClone(found?.body.resource ?? {}) as Record<string, unknown>;
};

const findingsFor = (end: string, edit: Edit) => {
  const draft = resourceOf(end);
  edit(draft);
  const others = loadContent().filter(({ id }) => !id.includes(end));
  const files = Object.fromEntries(others.map(({ id, body }) => [id, body.resource]));
  return checkContent({ ...files, 'checklists/broken.json': draft }).findings;
};

const itemOf = (draft: Record<string, unknown>, linkId: string): Record<string, unknown> => {
  const items = draft['item'] as readonly Record<string, unknown>[];
  const found = items.find((item) => item['linkId'] === linkId);
  if (!found) throw new Error(`no ${linkId}`);
  return found;
};

describe('the content that ships', () => {
  it('is whole, and each record fits what is stored', () => {
    const records = loadContent();
    expect(records.length).toBeGreaterThan(0);
    for (const { id, body } of records) {
      expect(recordBodies.content.safeParse(body).error).toBeUndefined();
      expect(id).toBe(`${body.url}|${body.version}`);
    }
  });

  it('has a source and rights on everything, and says that nobody has approved it yet', () => {
    for (const { body } of loadContent()) {
      const { provenance, copyright } = body.resource as {
        provenance?: { rights: string; source: string; approvedBy: unknown };
        copyright?: string;
      };
      expect(provenance?.rights ?? copyright).toMatch(/\w/);
      if (provenance) expect(provenance.approvedBy).toBeNull();
    }
  });

  it.each<[string, Edit, string, RegExp]>([
    ['an unknown kind', (draft) => void delete draft['resourceType'], '', /expected a Questionnaire/],
    ['a missing title', (draft) => void delete draft['title'], 'title', /string/],
    ['a status that is not active', (draft) => void (draft['status'] = 'draft'), 'status', /active/],
    ['a missing source', (draft) => void (draft['extension'] = []), 'extension', /no source/],
    ['missing rights', (draft) => void delete draft['copyright'], 'copyright', /string/],
    [
      'a text without nynorsk and English',
      (draft) => void (itemOf(draft, 'matlyst')['_text'] = {}),
      'item[1].text',
      /no text in "nn"/,
    ],
    [
      'an option without nynorsk',
      (draft) => {
        const [option] = itemOf(draft, 'matlyst')['answerOption'] as {
          valueCoding: { _display?: unknown };
        }[];
        if (option) delete option.valueCoding._display;
      },
      'item[1].answerOption[0].valueCoding.display',
      /no text in "nn"/,
    ],
    [
      'a linkId used twice',
      (draft) => void (itemOf(draft, 'merknad')['linkId'] = 'vekttap'),
      'item[5].linkId',
      /"vekttap" is used twice/,
    ],
    [
      'a condition on nothing',
      (draft) =>
        void (itemOf(draft, 'merknad')['enableWhen'] = [
          { question: 'borte', operator: 'exists', answerBoolean: true },
        ]),
      'item[5].enableWhen[0]',
      /no item has linkId "borte"/,
    ],
    [
      'a condition on an option that is not there',
      (draft) =>
        void (itemOf(draft, 'merknad')['enableWhen'] = [
          { question: 'matlyst', operator: '=', answerCoding: { code: 'kanskje' } },
        ]),
      'item[5].enableWhen[0]',
      /no option "kanskje"/,
    ],
    [
      'an expression that names an item which was renamed',
      (draft) => void (itemOf(draft, 'poeng')['linkId'] = 'sum'),
      'item[3].extension',
      /no item has linkId "poeng"/,
    ],
    [
      'an item type FHIR does not have',
      (draft) => void (itemOf(draft, 'poeng')['type'] = 'number'),
      'item[2].type',
      /./,
    ],
  ])('%s fails with file and path', (_, edit, path, message) => {
    const findings = findingsFor('Questionnaire/mst', edit);
    const found = findings.find(
      (finding) => finding.file === 'checklists/broken.json' && finding.path === path,
    );
    expect(found?.message).toMatch(message);
  });

  it('a schedule without an interval, a programme without a link and a form nobody ships fail too', () => {
    const interval = findingsFor('schedules/mst', (draft) => {
      const [rule] = draft['rules'] as { firstWithin?: unknown }[];
      delete rule?.firstWithin;
    });
    expect(interval).toMatchObject([{ path: 'rules[0].firstWithin' }]);
    expect(findingsFor('perm-1', (draft) => void delete draft['link'])).toMatchObject([{ path: 'link' }]);
    const dangling = findingsFor('indicators/ernaering-67', (draft) => {
      draft['questionnaire'] = 'https://visitt.example/fhir/Questionnaire/borte';
    });
    expect(dangling).toMatchObject([{ path: 'questionnaire', message: expect.stringContaining('borte') }]);
  });

  it('the same url and version in two files fails', () => {
    const { findings } = checkContent({
      a: resourceOf('Questionnaire/mst'),
      b: resourceOf('Questionnaire/mst'),
    });
    expect(findings).toMatchObject([{ file: 'b', path: 'url' }]);
  });
});
