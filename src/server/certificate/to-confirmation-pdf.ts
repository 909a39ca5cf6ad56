import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import PDFDocument from 'pdfkit';
import { osloDay, osloTime } from '#domain/time/oslo.ts';
import type { Confirmation } from './confirmation.ts';
import { confirmationText, type ConfirmationLanguage } from './confirmation-texts.ts';
import { hasHiddenLetters, toShownLetters } from './shown-letters.ts';

type Signed = {
  readonly confirmation: Confirmation;
  /** The same as a JWS: it goes inside. */
  readonly jws: string;
  readonly keyId: string;
  /** Where the public key is. */
  readonly keyAddress: string;
  readonly language: ConfirmationLanguage;
};

const fonts = 'src/server/certificate/fonts';
const ink = '#1d2723';
const quiet = '#4d5a54';
const spruce = '#1f5c47';
const amber = '#fbf0d9';
const margin = 64;

/** One A4 page, tagged so that a screen reader can follow it, with what it confirms attached and signed. */
export async function toConfirmationPdf(signed: Signed): Promise<Buffer> {
  const { confirmation, jws, keyId, keyAddress, language } = signed;
  const text = confirmationText(language);
  const [regular, bold] = await Promise.all(
    ['regular', 'bold'].map((weight) => readFile(resolve(fonts, `inter-${weight}.ttf`))),
  );
  if (!regular || !bold) throw new Error('a font is missing');
  const made = new Date(confirmation.recordedAt);
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: margin, left: margin, right: margin },
    pdfVersion: '1.7',
    lang: text.lang,
    tagged: true,
    displayTitle: true,
    info: { Title: text.title, Author: 'Visitt', CreationDate: made, ModDate: made },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((done, refuse) => {
    doc.once('end', done);
    doc.once('error', refuse);
  });
  doc.registerFont('regular', regular);
  doc.registerFont('bold', bold);
  doc.file(Buffer.from(jws), {
    name: 'bekreftelse.jws',
    type: 'application/jose',
    description: text.title,
    creationDate: made,
    modifiedDate: made,
  });
  const width = doc.page.width - 2 * margin;
  const page = doc.struct('Document');
  doc.addStructure(page);
  const write = (
    tag: string,
    words: string,
    { font = 'regular', size = 11, color = ink, gap = 0, x = margin, wide = width } = {},
  ): void => {
    page.add(
      doc.struct(tag, {}, () => {
        doc
          .font(font)
          .fontSize(size)
          .fillColor(color)
          .text(toShownLetters(words), x, doc.y, { width: wide, lineGap: size * 0.25 });
      }),
    );
    doc.y += gap;
  };
  const { facts } = text;
  write('P', `Visitt · ${confirmation.municipality}`, { font: 'bold', size: 10, color: spruce, gap: 20 });
  write('H1', text.title, { font: 'bold', size: 26, gap: 14 });

  const top = doc.y;
  doc.font('regular').fontSize(11);
  const height = doc.heightOfString(text.notText, { width: width - 32, lineGap: 2.75 }) + 54;
  doc.markContent('Artifact', { type: 'Layout' });
  doc.roundedRect(margin, top, width, height, 8).fill(amber);
  doc.endMarkedContent();
  doc.y = top + 16;
  const inset = { x: margin + 16, wide: width - 32 };
  write('H2', text.notTitle, { ...inset, font: 'bold', size: 13, gap: 4 });
  write('P', text.notText, inset);
  doc.y = top + height + 24;

  const { title } = confirmation.programme;
  const rows: readonly (readonly [label: string, value: string])[] = [
    [facts.name, confirmation.name],
    [facts.municipality, confirmation.municipality],
    [facts.programme, title[language] ?? title.nb],
    [facts.startedOn, toDay(confirmation.startedOn, language)],
    [facts.booklets, text.of(confirmation.bookletsDone, confirmation.booklets)],
    [facts.seminars, text.of(confirmation.seminarsAttended, confirmation.seminars)],
    [facts.rule, confirmation.isMet ? text.met : text.notMet],
    [facts.requestedOn, toDay(confirmation.requestedOn, language)],
    [facts.receivedOn, confirmation.receivedOn ? toDay(confirmation.receivedOn, language) : text.notReceived],
  ];
  const table = doc.struct('Table');
  page.add(table);
  for (const [label, value] of rows) {
    const at = doc.y;
    const row = doc.struct('TR');
    table.add(row);
    row.add(
      doc.struct('TH', {}, () => {
        doc.font('regular').fontSize(11).fillColor(quiet).text(label, margin, at, { width: 160 });
      }),
    );
    const below = doc.y;
    row.add(
      doc.struct('TD', {}, () => {
        doc
          .font('bold')
          .fontSize(11)
          .fillColor(ink)
          .text(toShownLetters(value), margin + 170, at, { width: width - 170 });
      }),
    );
    doc.y = Math.max(below, doc.y) + 8;
  }
  doc.y += 8;
  if (hasHiddenLetters(confirmation.name)) write('P', text.lettersMissing, { size: 10, gap: 8 });
  write('P', text.source, { size: 10, color: quiet, gap: 20 });
  write('H2', text.checkTitle, { font: 'bold', size: 13, gap: 4 });
  write('P', text.check(keyAddress), { size: 10, gap: 8 });
  write('P', text.honest, { size: 10, gap: 12 });
  write('P', `${text.number}: ${confirmation.id}`, { size: 9, color: quiet });
  write('P', `${text.key}: ${keyId}`, { size: 9, color: quiet });
  write(
    'P',
    text.made(
      toDay(osloDay(confirmation.recordedAt), language),
      osloTime(confirmation.recordedAt).replace(':', '.'),
    ),
    { size: 9, color: quiet },
  );
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

/** `22. november 2026`, `22 November 2026` */
function toDay(day: string, language: ConfirmationLanguage): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const name = confirmationText(language).months[Number(month) - 1] ?? month;
  return language === 'en' ? `${Number(date)} ${name} ${year}` : `${Number(date)}. ${name} ${year}`;
}
