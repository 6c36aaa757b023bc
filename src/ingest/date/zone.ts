import { FixedOffsetZone, IANAZone, type Zone } from 'luxon'
import { ZONE_HOURS } from './zone-abbreviations.ts'

const offset = /^(?:(?:GMT|UTC?)\s?)?([+-])(\d{1,2})(?::?(\d{2}))?$/
const zero = /^(?:GMT|UTC?)\s?[+-]?0{1,4}$/

/** The zone that a text names: an offset, an abbreviation or a name of the IANA database. Null if it is not known. */
export function zoneNamed(text: string): Zone | null {
  // As in "+02:00[Europe/Rome]" and "+0200 (CEST)", the offset says it all.
  const [name = ''] = text.trim().split(/\s*[[(]/, 1)
  const written = name === '' ? text.replace(/[[\]()]/g, '').trim() : name
  const parts = offset.exec(written.toUpperCase())
  if (parts) {
    const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0)
    return minutes <= 14 * 60 ? FixedOffsetZone.instance(parts[1] === '-' ? -minutes : minutes) : null
  }
  const ahead = zero.test(written.toUpperCase()) ? 0 : ZONE_HOURS.get(written.toUpperCase())
  if (ahead !== undefined) return FixedOffsetZone.instance(ahead * 60)
  return /^[A-Za-z]+\/[\w+/-]+$/.test(written) && IANAZone.isValidZone(written) ? IANAZone.create(written) : null
}
