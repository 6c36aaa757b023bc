import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What reaches into Node or a package past its documented interface. */
const UNDOCUMENTED = {
  'private members (a leading underscore)': /(?:[\w)\]]\??\.|\[['"`]|['"`](?=_\w+['"`] in ))_(?!_)\w+/,
  'files that a package does not export': /\bfrom '(?:@[\w-]+\/)?[\w-]+\/(?:dist|lib|src|build|esm|cjs|internal)\b/,
  'listeners that others have added': /\.(?:removeAllListeners|rawListeners|listeners)\(/,
  // Pothos documents this one: its guide to plugins adds methods to it.
  prototypes: /(?<!\bRootFieldBuilder)\.prototype\b|\b(?:set|get)PrototypeOf\(|\b__proto__\b/,
  'symbols of other objects': /\bgetOwnPropertySymbols\(|\bReflect\.ownKeys\(/,
  'internal bindings of Node': /\bprocess\.binding\(|--expose-internals|'node:internal/,
  'casts that hide a type error': /@ts-(?:ignore|expect-error|nocheck)|\bas unknown as\b/,
}

const lines = globSync('{src,schema,db}/**/*.ts').flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((text, index) => ({ text, place: `${file}:${index + 1}` })),
)

test.each(Object.entries(UNDOCUMENTED))('the sources use no %s', (_what, pattern) => {
  expect(lines.filter(({ text }) => pattern.test(text)).map(({ text, place }) => `${place} ${text.trim()}`)).toEqual([])
})
