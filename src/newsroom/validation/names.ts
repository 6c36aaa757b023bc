import { slugOf } from '../../../db/content/slug.ts'
import type { Localized } from '../../../db/tables/localized.ts'
import type { LocalizedText } from '../../../schema/context.ts'
import { badInput, type Issue } from '../../../schema/errors.ts'
import { required, requiredLines } from './field-rules.ts'
import { validate } from './validate.ts'

const MAX_SLUG_CHARACTERS = 80
const MAX_TEXT_CHARACTERS = 5_000

/** @throws BAD_USER_INPUT unless it is lower-case words joined by hyphens. */
export function checkSlug(slug: string, path: Issue['path']): void {
  if (slug === '' || slugOf(slug, MAX_SLUG_CHARACTERS) !== slug) {
    const message = `must be lower-case words joined by hyphens, at most ${MAX_SLUG_CHARACTERS} characters`
    throw badInput([{ path, message }])
  }
}

/** A name on one line, cleaned. @throws BAD_USER_INPUT if it is blank, too long, or has characters that Postgres does not store. */
export function nameOf(text: string, path: Issue['path']): string {
  return validate(required(MAX_TEXT_CHARACTERS), text, path)
}

/** `nameOf` for text of several lines; null empties it, and what is left out stays. */
export function descriptionOf<Text extends string | null | undefined>(text: Text, path: Issue['path']): Text | string {
  return typeof text === 'string' ? validate(requiredLines(MAX_TEXT_CHARACTERS), text, path) : text
}

export function localizedOf(texts: readonly LocalizedText[], path: Issue['path']): Localized {
  return Object.fromEntries(texts.map(({ language, text }, at) => [language, nameOf(text, [...path, at, 'text'])]))
}
