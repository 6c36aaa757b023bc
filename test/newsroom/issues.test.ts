import { expect, test } from 'vitest'
import { patchRules } from '../../src/newsroom/validation/patch.ts'
import { validateSubmission } from '../../src/newsroom/validation/submission.ts'
import { validate } from '../../src/newsroom/validation/validate.ts'

const PICTURE = { kind: 'IMAGE', url: 'https://example.org/a.jpg' }

/** A place, what is invalid there, and what the issue says. */
const INVALID: readonly (readonly [string, object, string])[] = [
  ['slug', { slug: 'A Ferry' }, 'must be lower-case words joined by hyphens'],
  ['byline', { byline: 'x'.repeat(501) }, 'at most 500 characters'],
  ['standfirst', { standfirst: 'half a 🚢: \ud83d' }, 'half a surrogate pair'],
  ['canonicalUrl', { canonicalUrl: 'ftp://example.org' }, 'not an absolute http or https URL'],
  ['language', { language: 'nonsense!' }, 'BCP 47'],
  ['language', { language: `en-x${'-abcdefgh'.repeat(11)}` }, 'at most 100 characters'],
  ['urgency', { urgency: 10 }, 'must be from 1 to 9'],
  ['sections.1', { sections: ['news', ' '] }, 'must not be blank'],
  ['authors.0', { authors: ['!'] }, 'has no letter or digit'],
  ['tags', { tags: Array.from({ length: 101 }, () => 'a') }, 'at most 100'],
  ['leadMedia.url', { leadMedia: { ...PICTURE, url: '/a.jpg' } }, 'not an absolute http or https URL'],
  ['leadMedia.altText', { leadMedia: { ...PICTURE, altText: 'a\0' } }, 'has NUL'],
  ['leadMedia.width', { leadMedia: { ...PICTURE, width: 0 } }, 'must be from 1 to 100000'],
  ['body.0.level', { body: [{ kind: 'HEADING', text: 'x', level: 1 }] }, 'must be from 2 to 6'],
  ['body.0.media.url', { body: [{ kind: 'IMAGE', media: { ...PICTURE, url: 'a' } }] }, 'not an absolute http or https'],
  ['source.url', { source: { name: 'Wire', url: 'wire' } }, 'not an absolute http or https URL'],
]

function issuesOf(check: () => unknown): unknown {
  try {
    return check()
  } catch (error) {
    return Object(error).extensions.issues
  }
}

test.each(INVALID)('publishing and a patch say the same of an invalid %s', (place, given, message) => {
  const path = place.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))
  const expected = [{ path: ['input', ...path], message: expect.stringContaining(message) }]
  const whole = { headline: 'Story', language: 'en', section: 'news', ...('body' in given ? {} : { bodyHtml: '' }) }
  expect(issuesOf(() => validateSubmission({ ...whole, ...given }, ['input']))).toEqual(expected)
  expect(issuesOf(() => validate(patchRules, given, ['input']))).toEqual(expected)
})
