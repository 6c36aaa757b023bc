import { Readable } from 'node:stream'
import { GraphQLError } from 'graphql'
import { expect, test } from 'vitest'
import type { ArticleSubmission } from '../../schema/article/submission.ts'
import { parseArguments, usage } from '../../src/ingest/import/arguments.ts'
import { Progress } from '../../src/ingest/import/progress.ts'
import type { Publish } from '../../src/ingest/import/publish.ts'
import { type RunOptions, runImport } from '../../src/ingest/import/run.ts'
import { samplePath } from './sample.ts'

const accept: Publish = async () => ({ changed: true })

class Written {
  text = ''
  readonly isTTY: boolean
  constructor(isTTY = false) {
    this.isTTY = isTTY
  }
  write(text: string): void {
    this.text += text
  }
}

async function run(files: readonly string[], publish: Publish, options: Partial<RunOptions> = {}) {
  const stdout = new Written()
  const stderr = new Written()
  const knownSections = [{ slug: 'sport', name: 'Sport', names: {} }]
  const stdin = Readable.from([])
  const given = { files, section: null, language: null, knownSections, knownLabels: [], publish, stdin, stdout, stderr }
  const exitCode = await runImport({ ...given, ...options })
  return { exitCode, out: stdout.text, err: stderr.text }
}

test('an import that refused something names it, keeps the rest and does not end well', async () => {
  const published: ArticleSubmission[] = []
  const { exitCode, out, err } = await run([samplePath('harbour.rss')], async (submission) => {
    published.push(submission)
    return { changed: true }
  })
  expect(exitCode).toBe(1)
  expect(out).toMatch(/^imported 4 stories \(1 duplicate, 1 refused\) from harbour\.rss in \d+\.\d s\n$/)
  expect(err).toBe('refused: https://harbour.example/2026/nothing: it has no headline\n')
  expect(published.find(({ headline }) => headline.startsWith('Ferries'))?.section).toBe('sport')
  expect(published.find(({ headline }) => headline.startsWith('Tomorrow'))?.publishAt).toBeNull()
})

test('an import that accepted everything ends well', async () => {
  const { exitCode, out } = await run([samplePath('quay.atom'), samplePath('pier.json')], accept)
  expect(exitCode).toBe(0)
  expect(out.match(/^imported/gm)).toHaveLength(2)
})

test('a file that is broken or not there does not stop the next one', async () => {
  const files = ['does-not-exist.rss', samplePath('hostile/cut-off.rss'), samplePath('pier.json')]
  const { exitCode, out, err } = await run(files, accept)
  expect(exitCode).toBe(1)
  expect(err).toContain('refused: does-not-exist.rss: it cannot be read')
  expect(err).toContain('refused: cut-off.rss: it ends before </rss>')
  expect(out).toContain('imported 2 stories from pier.json')
})

test('a wire comes in over the standard input', async () => {
  const lines = [1, 2].map((number) => `{"uri":"urn:example:${number}","headline":"Story ${number}"}\n`)
  const { exitCode, out } = await run(['-'], accept, { stdin: Readable.from(lines) })
  expect(exitCode).toBe(0)
  expect(out).toContain('imported 2 stories from standard input')
})

test('a terminal sees how much of a file is done, and only the summary is left', async () => {
  const stderr = new Written(true)
  await run([samplePath('pier.json')], accept, { stderr })
  expect(stderr.text).toContain('pier.json: 1 read, 50 %')
  expect(stderr.text.endsWith('\r\u001b[2K')).toBe(true)
})

test('a section that does not exist ends the import before it began', async () => {
  const { exitCode, err } = await run([samplePath('pier.json')], accept, { section: 'sprot' })
  expect(exitCode).toBe(2)
  expect(err).toBe('There is no section "sprot". There are: sport.\n')
})

test('a newsroom that refuses the token stops the import with one clear line', async () => {
  const files = [samplePath('pier.json'), samplePath('quay.atom')]
  const { exitCode, out, err } = await run(files, async () => {
    throw new GraphQLError('The token has expired.', { extensions: { code: 'UNAUTHENTICATED' } })
  })
  expect(exitCode).toBe(1)
  expect(err).toBe('stopped in pier.json: The token has expired. What was imported stays.\n')
  expect(out).toContain('imported 0 stories')
})

test('the command line says what is wrong with it', () => {
  expect(parseArguments(['--section', 'sport', '--language', 'en_gb', 'a.rss', '-'])).toEqual({
    files: ['a.rss', '-'],
    section: 'sport',
    language: 'en-GB',
  })
  expect(parseArguments(['--help'])).toEqual({ help: usage })
  expect(parseArguments([])).toMatchObject({ problem: expect.stringContaining('Name a file') })
  expect(parseArguments(['--language', 'english', 'a'])).toMatchObject({ problem: expect.stringContaining('english') })
  expect(parseArguments(['--langauge', 'en', 'a'])).toMatchObject({ problem: expect.stringContaining('--langauge') })
})

test('a terminal shows one line that changes, a log gets a line every five seconds', () => {
  const tally = { read: 50, published: 50, unchanged: 0, duplicates: 0, refused: 0 }
  for (const [isTTY, shown] of [
    [true, '\r\u001b[2Ka.rss: 50 read, 25 %, 0/s\r\u001b[2Ka.rss: 50 read, 50 %, 10/s\r\u001b[2K'],
    [false, 'a.rss: 50 read, 50 %, 10/s\n'],
  ] as const) {
    let nowMs = 0
    const output = new Written(isTTY)
    const progress = new Progress(output, 'a.rss', () => nowMs)
    progress.show(tally, 0.25)
    nowMs = 50
    progress.show(tally, 0.3)
    nowMs = 5000
    progress.show(tally, 0.5)
    progress.clear()
    expect(output.text).toBe(shown)
  }
})
