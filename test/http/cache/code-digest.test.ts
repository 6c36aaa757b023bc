import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { codeDigest } from '../../../src/http/cache/code-digest.ts'

test('the digest of the code is that of some code', () => {
  expect(codeDigest()).not.toBe(createHash('sha256').digest('base64url'))
})
