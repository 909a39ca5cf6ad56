type Entry = {
  /** ISO 8601. */
  readonly at: string;
  readonly writtenAt: string;
  /** Unique among calendar entries. */
  readonly uid: string;
  readonly summary: string;
};

/**
 * A reminder for the phone's own calendar (RFC 5545), with an alarm at the very time. It must not say who it is about:
 * calendars are shown on locked screens and shared.
 */
export function toCalendarEntry({ at, writtenAt, uid, summary }: Entry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Visitt//NONSGML//NO',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${toStamp(writtenAt)}`,
    `DTSTART:${toStamp(at)}`,
    'DURATION:PT10M',
    `SUMMARY:${summary.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${summary.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)}`,
    'TRIGGER:PT0S',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** `20261122T140300Z` */
const toStamp = (instant: string): string => new Date(instant).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
