import type { Edition } from '../../../schema/addresses.ts'
import { lazily } from './lazily.ts'

const LISTS = {
  it: lazily(() => new Intl.ListFormat('it')),
  en: lazily(() => new Intl.ListFormat('en-GB')),
} satisfies Record<Edition, unknown>

/** `Ada, Bo and Cy`, in the language of the edition. */
export function joinNames(names: readonly string[], edition: Edition): string {
  return LISTS[edition]().format(names)
}
