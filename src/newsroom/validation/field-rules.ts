import { z } from 'zod'
import { slugOf } from '../../../db/content/slug.ts'

export const MAX_NAMES = 100

/** Postgres stores neither lone surrogates nor NUL. */
const isStorable = (value: string) => value.isWellFormed() && !value.includes('\0')

/** Text of at most `maxCharacters`, as it is. */
export const storable = (maxCharacters: number) =>
  z
    .string()
    .max(maxCharacters, `at most ${maxCharacters} characters`)
    .refine(isStorable, 'has characters that no text may have')

/** Plain text of at most `maxCharacters`, trimmed. */
export const text = (maxCharacters: number) => storable(maxCharacters).transform((value) => value.normalize().trim())

export const optional = (maxCharacters: number) =>
  text(maxCharacters)
    .nullish()
    .transform((value) => value || null)

export const required = (maxCharacters: number) =>
  text(maxCharacters).refine((value) => value !== '', 'must not be blank')

export const url = z
  .string()
  .max(2_000, 'at most 2000 characters')
  .refine(
    (value) => isStorable(value) && ['http:', 'https:'].includes(URL.parse(value)?.protocol ?? ''),
    'not an absolute http or https URL',
  )
  .transform((value) => new URL(value).href)

export const names = z
  .array(required(200).refine((value) => slugOf(value) !== '', 'has no letter or digit'))
  .max(MAX_NAMES, `at most ${MAX_NAMES}`)
  .nullish()
  .transform((list) => list ?? [])

export const language = z.string().transform((tag, check) => {
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

/** `undefined` becomes null. */
export const orNull = <Value, Input>(rule: z.ZodType<Value, Input>) =>
  rule.nullish().transform((value) => value ?? null)
