/** A date and time as they are written, in ISO 8601 without a zone, and what stands in the place of the zone. */
export interface Written {
  readonly iso: string
  readonly zone: string
}

const day = String.raw`\d{4}-?W\d{2}(?:-?\d)?|\d{4}-\d{3}(?!\d)|\d{4}-\d{2}-\d{2}|\d{4}-\d{2}(?!\d)|\d{8}|\d{7}|\d{4}`
const time = String.raw`\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?|\d{6}(?:[.,]\d{1,9})?|\d{4}|\d{2}`
const iso = new RegExp(`^(${day})(?:(?:T| )(${time})(?![\\d:]))?(?! ?[\\dT])(.*)$`, 'i')

/** Reads all forms of ISO 8601: basic and extended, calendar, week and ordinal dates, also with a blank before the time. */
export function isoDate(text: string): Written | null {
  const [, date, clock, zone = ''] = iso.exec(text) ?? []
  const isOnlyDay = clock === undefined && /^(?:Z|[+-]\d{2}:?\d{2})?$/.test(zone)
  if (date === undefined || !(clock !== undefined || isOnlyDay)) return null
  // 60 is a leap second.
  return { iso: clock === undefined ? date : `${date}T${clock.replace(/(?<=:\d\d:)60/, '59')}`, zone: zone.trim() }
}
