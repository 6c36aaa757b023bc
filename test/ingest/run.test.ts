import { Readable } from 'node:stream'
import { GraphQLError } from 'graphql'
import { expect, test } from 'vitest'
import type { ArticleSubmission } from '../../schema/article/submission.ts'
import type { IntakeOutcome } from '../../schema/feed/intake-item.ts'
import { parseArguments, usage } from '../../src/ingest/import/arguments.ts'
import { Progress } from '../../src/ingest/import/progress.ts'
import { type RunOptions, runImport } from '../../src/ingest/import/run.ts'
import type { Take } from '../../src/ingest/import/take.ts'
import { EMPTY_TALLY } from '../../src/ingest/import/tally.ts'
import { samplePath } from './sample.ts'

const becoming = (outcome: IntakeOutcome) => ({ outcome, reason: null, articleId: null })
const accept: Take = async () => becoming('NEW')
const NOWHERE = async () => {
  throw new Error('there is no network')
}

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

async function run(files: readonly string[], take: Take, options: Partial<RunOptions> = {}) {
  const stdout = new Written()
  const stderr = new Written()
  const knownSections = [{ slug: 'sport', name: 'Sport', names: {} }]
  const stdin = Readable.from([])
  const wanted = { files, section: null, language: null, feed: null, dryRun: false }
  const given = { ...wanted, knownSections, knownLabels: [], take, download: NOWHERE, stdin, stdout, stderr }
  const exitCode = await runImport({ ...given, ...options })
  return { exitCode, out: stdout.text, err: stderr.text }
}

test('an import that refused something names it, keeps the rest and does not end well', async () => {
  const published: ArticleSubmission[] = []
  const { exitCode, out, err } = await run([samplePath('harbour.rss')], async ({ item }) => {
    if (item.article) published.push(item.article)
    return becoming('NEW')
  })
  expect(exitCode).toBe(1)
  expect(out).toMatch(/^imported 4 stories \(1 duplicate, 1 refused\) from harbour\.rss in \d+\.\d s\n$/)
  expect(err).toBe('refused: https://harbour.example/2026/nothing: it has neither a headline nor a text\n')
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
    feed: null,
    dryRun: false,
  })
  expect(parseArguments(['--feed', 'harbour-wire', '--dry-run', 'a.rss'])).toMatchObject({
    feed: 'harbour-wire',
    dryRun: true,
  })
  expect(parseArguments(['--help'])).toEqual({ help: usage })
  expect(parseArguments([])).toMatchObject({ problem: expect.stringContaining('Name a file') })
  expect(parseArguments(['--language', 'english', 'a'])).toMatchObject({ problem: expect.stringContaining('english') })
  expect(parseArguments(['--langauge', 'en', 'a'])).toMatchObject({ problem: expect.stringContaining('--langauge') })
})

test('a terminal shows one line that changes, a log gets a line every five seconds', () => {
  const tally = { ...EMPTY_TALLY, read: 50, published: 50 }
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

test('a kill that was not done does not end like a refused typo', async () => {
  const lines = [
    '{"uri":"urn:kill:1","pubStatus":"canceled","headline":"Killed"}\n',
    '{"uri":"urn:kill:2","headline":"Typo"}\n',
  ]
  const refuse: Take = async () => ({ outcome: 'REFUSED', reason: 'It was away.', articleId: null })
  const { exitCode, out, err } = await run(['-'], refuse, { stdin: Readable.from(lines) })
  expect(exitCode).toBe(3)
  expect(err).toBe('not withdrawn: Killed: It was away.\nrefused: Typo: It was away.\n')
  expect(out).toContain('imported 0 stories (1 refused, 1 NOT WITHDRAWN) from standard input')
})

test('a story that waits is named with its reason, and what was withdrawn is counted', async () => {
  const lines = ['DRAFT', 'WITHHELD', 'OLDER'].map((id) => `{"uri":"urn:${id}","headline":"${id}"}\n`)
  const outcomes: IntakeOutcome[] = ['DRAFT', 'WITHHELD', 'OLDER']
  const take: Take = async () => ({ ...becoming(outcomes.shift() ?? 'NEW'), reason: 'Noon?' })
  const { exitCode, out, err } = await run(['-'], take, { stdin: Readable.from(lines), concurrency: 1 })
  expect(exitCode).toBe(0)
  expect(err).toBe('held as a draft: DRAFT: Noon?\n')
  expect(out).toContain('imported 0 stories (1 held as drafts, 1 withdrawn, 1 unchanged)')
})

test('a dry run says of each item what would become of it', async () => {
  const { out } = await run([samplePath('pier.json')], accept, { dryRun: true, concurrency: 1 })
  expect(out).toMatch(/^new: .+\nnew: .+\nwould import 2 stories from pier\.json in/)
})

test('a feed that is named brings the items, whatever the document says; else the document does', async () => {
  const feeds: unknown[] = []
  const take: Take = async ({ feed, item }) => {
    feeds.push([feed.by, feed.value, item.id])
    return becoming('NEW')
  }
  const line = '{"uri":"4711","headline":"Story"}\n'
  await run(['-'], take, { stdin: Readable.from([line]), feed: 'harbour-wire' })
  await run(['-'], take, { stdin: Readable.from([line, '{"uri":"urn:a:1","headline":"Story"}\n']), concurrency: 1 })
  expect(feeds).toEqual([
    ['slug', 'harbour-wire', '4711'],
    ['slug', 'imports', 'standard%20input#4711'],
    ['slug', 'imports', 'urn:a:1'],
  ])
})

test('a document is downloaded from an address', async () => {
  const asked: string[] = []
  const download = async (url: string) => {
    asked.push(url)
    return Buffer.from('{"uri":"urn:a:1","headline":"Story"}')
  }
  const { out } = await run(['https://wire.example/latest.json'], accept, { download })
  expect(asked).toEqual(['https://wire.example/latest.json'])
  expect(out).toContain('imported 1 story from https://wire.example/latest.json')
  const failed = await run(['https://wire.example/latest.json'], accept)
  expect(failed.err).toContain('it cannot be read: there is no network')
})
