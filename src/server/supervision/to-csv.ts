/**
 * Rows as RFC 4180, with the mark that tells spreadsheets it is UTF-8. A cell that a spreadsheet would take for a
 * formula gets an apostrophe in front.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly (string | null)[])[]): string {
  const lines = [header, ...rows].map((row) => row.map((cell) => toCell(cell ?? '')).join(';'));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function toCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
