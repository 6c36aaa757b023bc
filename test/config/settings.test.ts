import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SETTINGS } from '../../src/config/settings.ts'

test('docs/settings.md has every setting as the code has it', () => {
  const table = readFileSync('docs/settings.md', 'utf8').split('| name | default | accepts | about |\n')[1]
  const rows = table?.split('\n\n')[0]?.split('\n').slice(1)
  expect(rows).toEqual(
    Object.entries(SETTINGS).map(
      ([name, { fallback, accepts, about }]) =>
        `| \`${name}\` | ${fallback === '' ? 'empty' : `\`${fallback}\``} | ${accepts} | ${about} |`,
    ),
  )
})
