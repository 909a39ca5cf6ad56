export type InvitedMeeting = {
  /** Unique among calendar entries and the same each time, so that a new file moves the old entry. */
  readonly uid: string;
  /** ISO 8601. */
  readonly at: string;
  readonly minutes: number;
  readonly summary: string;
  readonly description: string;
  readonly place: string | null;
  readonly cancelled: boolean;
};

const lineOctets = 75;

/**
 * A calendar file (RFC 5545) of a group's meetings: lines end with CRLF and are folded at 75 octets, text is escaped, times
 * are in UTC. What is in it is about the work and never about a patient.
 *
 * @param writtenAt ISO 8601; `SEQUENCE` is its second, so that the latest file counts.
 */
export function toInvitation(meetings: readonly InvitedMeeting[], writtenAt: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Visitt//NONSGML//NO',
    'CALSCALE:GREGORIAN',
    ...meetings.flatMap((meeting) => toEvent(meeting, writtenAt)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

function toEvent(
  { uid, at, minutes, summary, description, place, cancelled }: InvitedMeeting,
  writtenAt: string,
): readonly string[] {
  const end = new Date(Date.parse(at) + minutes * 60_000).toISOString();
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${toStamp(writtenAt)}`,
    `SEQUENCE:${Math.floor(Date.parse(writtenAt) / 1000) - sequenceStart}`,
    `DTSTART:${toStamp(at)}`,
    `DTEND:${toStamp(end)}`,
    `SUMMARY:${escapeText(summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escapeText(description)}`]),
    ...(place ? [`LOCATION:${escapeText(place)}`] : []),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

/** 2026-01-01T00:00:00Z in seconds: keeps `SEQUENCE` within 32 bits for sixty years. */
const sequenceStart = 1_767_225_600;

/** `20261122T140300Z` */
const toStamp = (instant: string): string => new Date(instant).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

const escapeText = (text: string): string =>
  text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r\n|\r|\n/g, String.raw`\n`);

/** No line is longer than 75 octets; what goes on begins with a space, and no sign is cut in two. */
function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const sign of line) {
    const size = octetsOf(sign);
    if (octets + size > lineOctets) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += sign;
    octets += size;
  }
  return folded;
}

function octetsOf(sign: string): number {
  const point = sign.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x1_0000 ? 3 : 4;
}
