import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateOf, momentOf } from '../../src/ingest/date/date.ts'

test.each([
  ['2026-09-06T16:20:00Z', '2026-09-06T16:20:00.000Z'],
  ['2026-09-06T16:20:00.5+02', '2026-09-06T14:20:00.500Z'],
  ['2026-09-06T16:20-0330', '2026-09-06T19:50:00.000Z'],
  ['20260906T162000+0200', '2026-09-06T14:20:00.000Z'],
  ['20260906T1620Z', '2026-09-06T16:20:00.000Z'],
  ['20260906T16Z', '2026-09-06T16:00:00.000Z'],
  ['2026-09-06T24:00:00Z', '2026-09-07T00:00:00.000Z'],
  ['2026-W36-7T16:20:00Z', '2026-09-06T16:20:00.000Z'],
  ['2026W367T162000Z', '2026-09-06T16:20:00.000Z'],
  ['2026-249T16:20:00Z', '2026-09-06T16:20:00.000Z'],
  ['2026249T162000Z', '2026-09-06T16:20:00.000Z'],
  ['2026-09-06 16:20:00 +0200', '2026-09-06T14:20:00.000Z'],
  ['2026-09-06 16:20', '2026-09-06T16:20:00.000Z'],
  ['2026-09-06', '2026-09-06T00:00:00.000Z'],
  ['2026-09-06Z', '2026-09-06T00:00:00.000Z'],
  ['2026-09-06+02:00', '2026-09-05T22:00:00.000Z'],
  ['2026-09', '2026-09-01T00:00:00.000Z'],
  ['2026', '2026-01-01T00:00:00.000Z'],
  ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
])('%s is a date of ISO 8601', (text, moment) => {
  expect(dateOf(text)?.toISOString()).toBe(moment)
})

test.each([
  ['2030-05-02T08:00:00 Europe/Rome', '2030-05-02T06:00:00.000Z'],
  ['2030-01-02T08:00:00[Europe/Rome]', '2030-01-02T07:00:00.000Z'],
  ['2030-05-02T08:00:00+02:00[Europe/Rome]', '2030-05-02T06:00:00.000Z'],
  ['Thu, 02 May 2030 08:00:00 America/New_York', '2030-05-02T12:00:00.000Z'],
  ['Thu, 02 May 2030 08:00:00 +0200 (CEST)', '2030-05-02T06:00:00.000Z'],
  ['Thu, 02 May 2030 08:00:00 UTC+2', '2030-05-02T06:00:00.000Z'],
  ['Thu, 02 May 2030 08:00:00 NZST', '2030-05-01T20:00:00.000Z'],
  ['Thu, 02 May 2030 08:00:00 IST', '2030-05-02T02:30:00.000Z'],
  ['Thu, 02 May 2030 08:00:00 edt', '2030-05-02T12:00:00.000Z'],
])('the zone of %s is known', (text, moment) => {
  expect(momentOf(text)).toEqual({ at: new Date(moment), isExact: true })
})

test.each([
  ['Mi, 09 Dez 2026 16:20:00 +0100', '2026-12-09T15:20:00.000Z'],
  ['9. Dezember 2026, 16:20 Uhr', '2026-12-09T16:20:00.000Z'],
  ['mer. 9 déc. 2026 à 16h20', '2026-12-09T16:20:00.000Z'],
  ['mar., 5 août 2026 16:20:00 +0200', '2026-08-05T14:20:00.000Z'],
  ['martedì 4 agosto 2026 16:20', '2026-08-04T16:20:00.000Z'],
  ['9 de diciembre de 2026 16:20', '2026-12-09T16:20:00.000Z'],
  ['śr., 9 grudnia 2026 16:20', '2026-12-09T16:20:00.000Z'],
  ['2026. szept. 6. 16:20', '2026-09-06T16:20:00.000Z'],
  ['Κυρ, 06 Σεπ 2026 16:20:00 +0300', '2026-09-06T13:20:00.000Z'],
  ['ons, 9 des 2026 16:20', '2026-12-09T16:20:00.000Z'],
  ['6 сентября 2026 г., 16:20 MSK', '2026-09-06T13:20:00.000Z'],
])('%s names its month in a European language', (text, moment) => {
  expect(dateOf(text)?.toISOString()).toBe(moment)
})

test('a month that means two things is read by the language of the feed, or not at all', () => {
  expect(dateOf('6 listopada 2026', { language: 'pl' })?.toISOString()).toContain('2026-11-06')
  expect(dateOf('6 listopada 2026', { language: 'hr' })?.toISOString()).toContain('2026-10-06')
  expect(dateOf('6 listopada 2026')).toBeNull()
})

test.each([
  ['Sep 6, 2026 12:05 AM', '2026-09-06T00:05:00.000Z'],
  ['September 6th, 2026 at 12:05 p.m.', '2026-09-06T12:05:00.000Z'],
  ['Sunday, 06-Sep-26 16:20:00 GMT', '2026-09-06T16:20:00.000Z'],
  ['6 Sep 99', '1999-09-06T00:00:00.000Z'],
  ['Sun Sep  6 16:20:00 CEST 2026', '2026-09-06T14:20:00.000Z'],
  ['06.09.2026 16:20', '2026-09-06T16:20:00.000Z'],
  ['2026/9/6 4:20 PM', '2026-09-06T16:20:00.000Z'],
  ['25/12/2026 16:20', '2026-12-25T16:20:00.000Z'],
])('%s is a date', (text, moment) => {
  expect(dateOf(text)?.toISOString()).toBe(moment)
})

test('which number of a date is the month depends on the language, and is not guessed without one', () => {
  expect(dateOf('9/6/2026 4:20:00 PM', { language: 'en-US' })?.toISOString()).toBe('2026-09-06T16:20:00.000Z')
  expect(dateOf('6/9/2026 16:20', { language: 'it' })?.toISOString()).toBe('2026-09-06T16:20:00.000Z')
  expect(dateOf('6/9/2026 16:20')).toBeNull()
})

test('a date without a zone is in that of the feed, and in UTC without a promise', () => {
  const local = '2026-07-06T16:20:00'
  expect(momentOf(local, { timeZone: 'Europe/Rome' })).toEqual({ at: new Date('2026-07-06T14:20:00Z'), isExact: true })
  expect(momentOf(local)).toEqual({ at: new Date('2026-07-06T16:20:00Z'), isExact: false })
  expect(momentOf(`${local} XYZ`, { timeZone: 'Europe/Rome' })).toMatchObject({ isExact: false })
  expect(momentOf(`${local}+01:00`, { timeZone: 'Europe/Rome' })?.at).toEqual(new Date('2026-07-06T15:20:00Z'))
})

test.each([
  'noon on Thursday',
  'noon, 6 Sep 2026',
  '6 to 8 Sep 2026',
  '2026-02-30',
  '2026-13-06',
  '2026-09-06T25:00:00Z',
  '2026-09-06T16:61:00Z',
  '2026-W60-1',
  '2026-09-06T16:20:00+99:00',
  '2026-09-06T16:20:00 after the match',
  '2026 Sep',
  '13:00 PM 6 Sep 2026',
  '0000-00-00 00:00:00',
  `6 Sep 2026 ${'x'.repeat(200)}`,
])('%s is no date', (text) => {
  expect(dateOf(text)).toBeNull()
})

test('any text is a date or none, and what a date prints is read back', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[\d:TWZ/. +-]{0,30}$/)), (text) => {
      const date = dateOf(text)
      expect(date === null || Number.isFinite(date.getTime())).toBe(true)
    }),
  )
  fc.assert(
    fc.property(fc.date({ min: new Date('1600-01-02'), max: new Date('9999-12-30'), noInvalidDate: true }), (date) => {
      expect(dateOf(date.toISOString())).toEqual(date)
      expect(dateOf(date.toUTCString())?.getTime()).toBe(Math.floor(date.getTime() / 1000) * 1000)
    }),
  )
})
