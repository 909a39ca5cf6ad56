import type { Cell, Sheet } from './sheet.ts';
import { toZip } from './to-zip.ts';

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/**
 * An Excel workbook (ECMA-376): every word is an inline string, so that no cell can be a formula, whatever it begins with.
 * The first row of each sheet is its header, in bold, and stays in sight.
 */
export function toWorkbook(sheets: readonly Sheet[]): Buffer {
  const numbers = sheets.map((_, index) => index + 1);
  const names = toSheetNames(sheets);
  return toZip([
    {
      name: '[Content_Types].xml',
      text: `${xml}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${numbers
        .map(
          (number) =>
            `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
        )
        .join('')}</Types>`,
    },
    {
      name: '_rels/.rels',
      text: `${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      text: `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names
        .map((name, index) => `<sheet name="${escape(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `${xml}<Relationships xmlns="${packaged}/relationships">${numbers
        .map(
          (number) =>
            `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      text: `${xml}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    },
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      text: toSheetXml(sheet),
    })),
  ]);
}

function toSheetXml({ header, rows }: Sheet): string {
  const widths = header.map((title, column) =>
    Math.min(
      60,
      rows.reduce((width, row) => Math.max(width, String(row[column] ?? '').length), title.length) + 2,
    ),
  );
  const columns = widths
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  const body = [toRow(header, 0, 1), ...rows.map((row, index) => toRow(row, index + 1, 0))].join('');
  return `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>${body}</sheetData></worksheet>`;
}

const toRow = (cells: readonly Cell[], index: number, style: 0 | 1): string =>
  `<row r="${index + 1}">${cells.map((cell, column) => toCell(cell, `${toLetters(column)}${index + 1}`, style)).join('')}</row>`;

function toCell(cell: Cell, place: string, style: 0 | 1): string {
  if (cell === null || cell === '') return '';
  const styled = style === 0 ? '' : ` s="${style}"`;
  return typeof cell === 'number'
    ? `<c r="${place}"${styled}><v>${cell}</v></c>`
    : `<c r="${place}"${styled} t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
}

/** A, B … Z, AA … */
export function toLetters(column: number): string {
  const last = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? last : toLetters(Math.floor(column / 26) - 1) + last;
}

/** At most 31 characters, none of `[]:*?/\`, and no two alike. */
const toSheetNames = (sheets: readonly Sheet[]): readonly string[] =>
  sheets.map(({ name }, index) => {
    const plain = name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 28);
    return sheets.findIndex((other) => other.name === name) === index ? plain : `${plain} ${index + 1}`;
  });

/** Control characters cannot stand in XML at all. */
const escape = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
