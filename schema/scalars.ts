import { GraphQLError } from 'graphql'
import { builder } from './builder.ts'

// Years from 1000: Postgres has no year 0.
const RFC_3339 =
  /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt ]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/

builder.scalarType('DateTime', {
  description: 'An RFC 3339 instant in UTC with milliseconds, e.g. 2026-01-06T18:30:00.000Z.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  serialize: (instant) => new Date(instant).toISOString(),
  parseValue: (value) => {
    const date = typeof value === 'string' && RFC_3339.test(value) ? new Date(value) : undefined
    if (!date || Number.isNaN(date.getTime())) {
      throw new GraphQLError('not an RFC 3339 instant such as 2026-01-06T18:30:00.000Z')
    }
    return date
  },
})

builder.scalarType('URL', {
  description: 'An absolute http(s) URL, e.g. https://example.org/ferry.',
  specifiedByURL: 'https://url.spec.whatwg.org/',
  serialize: (url) => url,
  parseValue: (value) => {
    const url = typeof value === 'string' ? URL.parse(value) : null
    if (!url || !['http:', 'https:'].includes(url.protocol)) {
      throw new GraphQLError('not an absolute http or https URL')
    }
    return url.href
  },
})

builder.scalarType('LanguageTag', {
  description: 'A BCP 47 language tag, e.g. it, en, en-GB.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/bcp/bcp47.txt',
  serialize: (tag) => tag,
  parseValue: (value) => {
    const tag = typeof value === 'string' ? canonicalLanguage(value) : null
    if (tag === null) throw new GraphQLError('not a BCP 47 language tag such as it, en or en-GB')
    return tag
  },
})

// Whether the log still has the position is known only where it is read: `resumption` refuses every cursor that is not one of this log.
builder.scalarType('LogCursor', {
  description:
    'An opaque position in the event log: letters, digits, `-` and `_`, e.g. from `asOf` or the `cursor` of an event. Not the cursor of a page.',
  serialize: (cursor) => cursor,
  parseValue: (value) => {
    if (typeof value !== 'string')
      throw new GraphQLError('not a cursor of the log: give the text of an asOf or of the cursor of an event')
    return value
  },
})

/** `EN-gb` → `en-GB`; null for a malformed BCP 47 tag. */
function canonicalLanguage(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}
