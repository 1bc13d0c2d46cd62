/** An event of a calendar file: a moment with a name. */
export interface CalendarEvent {
  /** Stable: a moved date keeps it, with a higher sequence. */
  uid: string
  sequence: number
  at: Date
  summary: string
  description: string
  url: string
  /** When it was last changed. */
  stamp: Date
  /** Reminds so many minutes before; none when null. */
  alarmMinutes: number | null
}

const stampOf = (at: Date): string =>
  at
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d{3}/, '')

/** TEXT of RFC 5545, 3.3.11. */
const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replace(/\r\n|\r|\n/g, '\\n')
    // Other control characters have no place in a calendar file.
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

/** A content line folded after 75 octets, never inside a character (RFC 5545, 3.1). */
const folded = (line: string): string => {
  const bytesOf = (text: string) => new TextEncoder().encode(text).length
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const char of line) {
    const more = bytesOf(char)
    // A continuation begins with a space, which counts.
    if (size + more > 75) {
      parts.push(part)
      part = ''
      size = 1
    }
    part += char
    size += more
  }
  return [...parts, part].join('\r\n ')
}

/** An iCalendar file (RFC 5545) of these events, in their order; the same events give the same bytes. */
export const writeCalendar = (name: string, events: readonly CalendarEvent[]): string => {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Xung Kich//Lich//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${escaped(event.uid)}`,
      `SEQUENCE:${event.sequence}`,
      `DTSTAMP:${stampOf(event.stamp)}`,
      `DTSTART:${stampOf(event.at)}`,
      'DURATION:PT0S',
      `SUMMARY:${escaped(event.summary)}`,
      ...(event.description ? [`DESCRIPTION:${escaped(event.description)}`] : []),
      `URL:${event.url}`,
      'TRANSP:TRANSPARENT',
      ...(event.alarmMinutes === null
        ? []
        : [
            'BEGIN:VALARM',
            'ACTION:DISPLAY',
            `DESCRIPTION:${escaped(event.summary)}`,
            `TRIGGER:-PT${event.alarmMinutes}M`,
            'END:VALARM',
          ]),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
