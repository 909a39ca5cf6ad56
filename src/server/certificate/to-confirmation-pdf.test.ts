import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createConfirmationSigner, makeConfirmationKey } from './confirmation-signer.ts';
import type { Confirmation } from './confirmation.ts';
import { hasHiddenLetters } from './shown-letters.ts';
import { toConfirmationPdf } from './to-confirmation-pdf.ts';

const confirmation: Confirmation = {
  id: '7d1b6c0e-4a2f-4c8a-9a53-8f3e2b1c0d9e',
  kind: 'recorded-by-visitt, not the certificate',
  recordedAt: '2026-11-22T12:00:00.000Z',
  municipality: 'Solvik kommune',
  name: 'Áile Čáhppe Đoršk Bøe',
  programme: { canonical: 'https://visitt.example/programmes/p|1.0.0', title: { nb: 'Perm', nn: 'Perm' } },
  startedOn: '2025-11-01',
  bookletsDone: 10,
  booklets: 10,
  seminarsAttended: 2,
  seminars: 2,
  isMet: true,
  requestedOn: '2026-11-20',
  receivedOn: null,
};

/** Everything in the file that was packed, unpacked. */
const streamsOf = (pdf: Buffer): readonly string[] =>
  [...pdf.toString('latin1').matchAll(/stream\n([\s\S]*?)\nendstream/g)].flatMap(([, packed = '']) => {
    try {
      return [inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });

describe('the confirmation on paper', () => {
  const { sign, keyId } = createConfirmationSigner(makeConfirmationKey());
  const jws = sign(confirmation);
  const signed = { confirmation, jws, keyId, keyAddress: 'https://visitt.example/keys' };

  it.each(['nb', 'nn', 'en'] as const)(
    'BEV7 is one tagged page in %s with what is signed inside',
    async (language) => {
      const pdf = await toConfirmationPdf({ ...signed, language });
      const plain = pdf.toString('latin1');
      expect(plain.startsWith('%PDF-1.7')).toBe(true);
      expect(plain).toContain('/Marked true');
      expect(plain).toContain(language === 'en' ? '(en-GB)' : `(${language}-NO)`);
      expect(plain.match(/\/Type \/Page\n/g)).toHaveLength(1);
      expect(streamsOf(pdf)).toContain(jws);
    },
  );

  /** What the letters on the page are, as whoever copies or reads aloud gets them. */
  const lettersOf = async (name: string): Promise<string> => {
    const pdf = await toConfirmationPdf({
      ...signed,
      confirmation: { ...confirmation, name },
      language: 'nb',
    });
    return streamsOf(pdf)
      .filter((stream) => stream.includes('begincmap'))
      .flatMap((stream) => [...stream.matchAll(/<([0-9a-f]{4,8})>/g)])
      .map(([, code = '']) =>
        String.fromCharCode(...(code.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))),
      )
      .join('');
  };

  it.each('ŧ đ ŋ č š ž ł ń ő ệ Ŧ Đ Ŋ Č Š Ž Ł Ń Ő Ạ ơ ư ă ğ ı ş ř ż ę ą ж я'.split(' '))(
    'has %s, with its marks',
    async (letter) => {
      expect(await lettersOf(`Bø${letter}`)).toContain(letter);
      expect(await lettersOf(`Bø${letter.normalize('NFD')}`)).toContain(letter);
    },
  );

  it('says so where a name has letters of a script it cannot print', async () => {
    expect(await lettersOf('ليلى')).toContain('□');
    expect(await lettersOf('Łucja Nguyễn')).not.toContain('□');
    expect(hasHiddenLetters('Layla ليلى')).toBe(true);
    expect(hasHiddenLetters(confirmation.name)).toBe(false);
  });
});
