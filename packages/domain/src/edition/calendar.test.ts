import { expect, test } from 'vitest'
import { writeCalendar } from './calendar.ts'

const event = {
  uid: 'y-tuong-2026-closesAt@xungkich.example.vn',
  sequence: 2,
  at: new Date('2026-12-18T10:00:00Z'),
  summary: 'Hạn nộp: Cuộc thi ý tưởng, giải pháp tham gia cải cách hành chính của Đoàn Khối năm 2026',
  description: 'Gia hạn;\nmất điện',
  url: 'https://xungkich.example.vn/cuoc-thi/y-tuong-2026',
  stamp: new Date('2026-12-10T02:03:04.567Z'),
  alarmMinutes: 1440,
}

test('a calendar file is written as RFC 5545 has it', () => {
  const file = writeCalendar('Lịch', [event])
  expect(file.split('\r\n').slice(0, 12)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Xung Kich//Lich//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Lịch',
    'BEGIN:VEVENT',
    'UID:y-tuong-2026-closesAt@xungkich.example.vn',
    'SEQUENCE:2',
    'DTSTAMP:20261210T020304Z',
    'DTSTART:20261218T100000Z',
    'DURATION:PT0S',
  ])
  expect(file).toContain('DESCRIPTION:Gia hạn\\;\\nmất điện\r\n')
  expect(file).toContain('TRIGGER:-PT1440M\r\n')
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
})

test('long lines are folded after 75 octets without breaking a character', () => {
  const file = writeCalendar('Lịch', [event])
  const bytes = file.split('\r\n').map((line) => Buffer.byteLength(line))
  expect(Math.max(...bytes)).toBeLessThanOrEqual(75)
  expect(file.replaceAll('\r\n ', '')).toContain(
    'SUMMARY:Hạn nộp: Cuộc thi ý tưởng\\, giải pháp tham gia cải cách hành chính của Đoàn Khối năm 2026\r\n',
  )
})
