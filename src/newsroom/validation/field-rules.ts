import { z } from 'zod'
import { slugOf } from '../../../db/content/slug.ts'
import { MAX_URL_CHARACTERS } from '../../html/address.ts'
import { cleanLine, cleanText } from '../../html/clean-text.ts'
import { line } from '../../html/line.ts'
import { MAX_TEXT_CHARACTERS } from './body-limits.ts'

export const MAX_NAMES = 100
const MAX_LANGUAGE_CHARACTERS = 100
const EARLIEST = new Date('1000-01-01T00:00:00Z')
const LATEST = new Date('9999-12-31T23:59:59.999Z')
export const NOT_A_URL = 'not an absolute http or https URL'

/** Postgres stores neither lone surrogates nor NUL. */
const isStorable = (value: string) => value.isWellFormed() && !value.includes('\0')

const BLANK = 'must not be blank'
const isNotBlank = (value: string) => value !== ''

/** Text of at most `maxCharacters`, as it is. */
export const storable = (maxCharacters: number) =>
  z
    .string()
    .max(maxCharacters, `at most ${maxCharacters} characters`)
    .refine(isStorable, 'has NUL or half a surrogate pair, which no text may have: remove it')

/** Plain text of at most `maxCharacters` on one line. */
export const text = (maxCharacters: number) => storable(maxCharacters).transform(cleanLine)

export const optional = (maxCharacters: number) =>
  text(maxCharacters)
    .nullish()
    .transform((value) => value || null)

export const required = (maxCharacters: number) => text(maxCharacters).refine(isNotBlank, BLANK)

/** Plain text of several lines, such as a note. */
export const lines = (maxCharacters: number) => storable(maxCharacters).transform(cleanText)

export const optionalLines = (maxCharacters: number) =>
  lines(maxCharacters)
    .nullish()
    .transform((value) => value || null)

export const requiredLines = (maxCharacters: number) => lines(maxCharacters).refine(isNotBlank, BLANK)

/** Plain text on one line. */
export const optionalLine = storable(MAX_TEXT_CHARACTERS)
  .nullish()
  .transform((value) => line(value ?? ''))

const urlOf = (maxCharacters: number) =>
  z
    .string()
    .refine((value) => isStorable(value) && ['http:', 'https:'].includes(URL.parse(value)?.protocol ?? ''), NOT_A_URL)
    .transform((value) => URL.parse(value)?.href ?? value)
    .refine((href) => href.length <= maxCharacters, `at most ${maxCharacters} characters`)

export const url = urlOf(2_000)

/** As in HTML. */
export const bodyUrl = urlOf(MAX_URL_CHARACTERS)

export const names = z
  .array(required(200).refine((value) => slugOf(value) !== '', 'has no letter or digit'))
  .max(MAX_NAMES, `at most ${MAX_NAMES}`)
  .nullish()
  .transform((list) => list ?? [])

/** A time that Postgres stores, and that the API reads and writes; feeds have others. */
export const instant = z.date().refine((at) => at >= EARLIEST && at <= LATEST, 'must be in the years 1000 to 9999')

export const language = z
  .string()
  .max(MAX_LANGUAGE_CHARACTERS, `at most ${MAX_LANGUAGE_CHARACTERS} characters`)
  .transform((tag, check) => {
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? z.NEVER
    } catch {
      check.addIssue('not a BCP 47 language tag such as it, en or en-GB')
      return z.NEVER
    }
  })

export const whole = (least: number, most: number) => {
  const message = `must be from ${least} to ${most}`
  return z.int().min(least, message).max(most, message)
}

/** Undefined if it is left out: the rule itself would make it empty. */
export const unlessLeftOut = <Rule extends z.ZodType>(rule: Rule) => z.union([z.undefined(), rule])

/** `undefined` becomes null. */
export const orNull = <Value, Input>(rule: z.ZodType<Value, Input>) =>
  rule.nullish().transform((value) => value ?? null)
