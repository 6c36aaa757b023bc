import type { Edition } from '../../../schema/addresses.ts'

const LISTS = {
  it: new Intl.ListFormat('it'),
  en: new Intl.ListFormat('en-GB'),
} satisfies Record<Edition, Intl.ListFormat>

/** `Ada, Bo and Cy`, in the language of the edition. */
export function joinNames(names: readonly string[], edition: Edition): string {
  return LISTS[edition].format(names)
}
