import Negotiator from 'negotiator'
import { EDITIONS, type Edition } from '../../schema/addresses.ts'

const DEFAULT: Edition = 'en'

export function isEdition(text: string | undefined): text is Edition {
  return EDITIONS.some((edition) => edition === text)
}

/** The edition that `Accept-Language` prefers; English if it accepts none of ours. */
export function preferredEdition(header: string | undefined): Edition {
  const best = new Negotiator({ headers: { 'accept-language': header } }).language([DEFAULT, ...EDITIONS])
  return isEdition(best) ? best : DEFAULT
}
