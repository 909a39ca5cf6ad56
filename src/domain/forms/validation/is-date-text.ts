const date = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const time = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?$/;
const offset = /(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** A FHIR date: a year, a month or a day that exists. */
export function isDateText(text: string): boolean {
  if (!date.test(text)) return false;
  if (text.length < 10) return true;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export const isTimeText = (text: string): boolean => time.test(text);

/** A FHIR dateTime; a clock time without an offset is let through, since forms are filled in where they are read. */
export function isDateTimeText(text: string): boolean {
  const [day = '', clock] = text.split('T');
  if (clock === undefined) return isDateText(text);
  return isDateText(day) && isTimeText(clock.replace(offset, ''));
}
