import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { installPackages } from '../install-packages.ts'
import { openNewsroom } from '../newsroom.ts'

const run = promisify(execFile)
const FOLDER = new URL('./relay/', import.meta.url)
const COMPILER = fileURLToPath(new URL('./node_modules/relay-compiler/cli.js', FOLDER))
const SCHEMA = fileURLToPath(new URL('../../schema/schema.graphql', import.meta.url))

beforeAll(() => installPackages(FOLDER))

// The operations of a front page: pagination, refetching an article by id, a subscription.
const OPERATIONS = `
query appFrontQuery($section: String!) {
  ...app_latest
  section(slug: $section) { ...app_section }
}
fragment app_latest on Query
@refetchable(queryName: "appLatestPageQuery")
@argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
  latestNews(first: $count, after: $cursor) @connection(key: "app_latestNews") {
    asOf
    totalCount
    edges { node { ...app_teaser } }
  }
}
fragment app_section on Section
@refetchable(queryName: "appSectionPageQuery")
@argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }) {
  name
  articles(first: $count, after: $cursor) @connection(key: "app_section_articles") {
    edges { node { id ...app_teaser } }
  }
}
fragment app_teaser on Article @refetchable(queryName: "appTeaserQuery") { headline labels { name } section { name } }
query appArticleQuery($id: ID!) { node(id: $id) { ... on Article { body { ... on Paragraph { html } } } } }
query appSearchQuery($text: String!) {
  search(query: $text, first: 10) @connection(key: "app_search") { edges { snippet node { headline } } }
}
subscription appTickerSubscription($after: LogCursor) {
  latestNews(after: $after) { cursor kind article { ...app_teaser } }
}
mutation appPublishMutation($input: PublishArticleInput!) { publishArticle(input: $input) { article { id version } } }`

interface Compiled extends AsyncDisposable {
  /** The names of the generated artifacts. */
  readonly artifacts: readonly string[]
  /** The persisted queries file: the text of each operation by its id. */
  readonly persisted: string
}

/** Compiles operations against the published schema in a temporary directory. */
async function compile(operations: string): Promise<Compiled> {
  await using opened = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'tickertape-relay-'))
  opened.defer(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'src'))
  await cp(SCHEMA, join(folder, 'schema.graphql'))
  const documents = operations.split(/^(?=query|fragment|subscription|mutation)/m).filter((text) => text.trim())
  await writeFile(join(folder, 'src', 'app.ts'), documents.map((text) => `graphql\`${text}\`\n`).join(''))
  const persisted = join(folder, 'persisted.json')
  await writeFile(persisted, '{}')
  const config = {
    src: './src',
    schema: './schema.graphql',
    language: 'typescript',
    persistConfig: { file: persisted },
  }
  await writeFile(join(folder, 'relay.config.json'), JSON.stringify(config))
  await run(process.execPath, [COMPILER, 'relay.config.json'], { cwd: folder })
  const artifacts = await readdir(join(folder, 'src', '__generated__'))
  const parts = opened.move()
  return { artifacts, persisted, [Symbol.asyncDispose]: () => parts.disposeAsync() }
}

test('the Relay compiler accepts pages, refetches by id, subscriptions and mutations of a front page', async () => {
  await using compiled = await compile(OPERATIONS)
  expect(compiled.artifacts).toEqual(
    expect.arrayContaining(['appLatestPageQuery.graphql.ts', 'appTickerSubscription.graphql.ts']),
  )
})

test('what it has persisted is what a gateway may trust: each runs by its id, over GET, and nothing else does', async () => {
  const [backend] = backends
  if (!backend) throw new Error('there is always a backend')
  await using compiled = await compile(OPERATIONS)
  await using newsroom = await openNewsroom(backend, { TRUSTED_DOCUMENTS: compiled.persisted })
  const { article } = await newsroom.publish({ headline: 'Flood in the north' })
  const ids = new Map<string, string>()
  for (const [id, text] of Object.entries<string>(JSON.parse(await readFile(compiled.persisted, 'utf8')))) {
    ids.set(/(?:query|mutation|subscription) (\w+)/.exec(text)?.[1] ?? '', id)
  }
  const ask = async (name: string, variables: object) => {
    const parameters = new URLSearchParams({ documentId: ids.get(name) ?? '', variables: JSON.stringify(variables) })
    return (await fetch(`${newsroom.url}/graphql?${parameters}`)).json()
  }
  expect(article.version).toBe(1)
  expect(await ask('appFrontQuery', { section: 'news' })).toMatchObject({
    data: { latestNews: { edges: [{ node: { headline: 'Flood in the north' } }] }, section: { name: 'news' } },
  })
  const other = await fetch(`${newsroom.url}/graphql?query={sections{nodes{slug}}}`)
  expect(other.status).toBe(403)
})

test('it refuses a field that there is not, so that the test before can fail', async () => {
  await expect(compile(OPERATIONS.replace('snippet', 'snipet'))).rejects.toThrow(/snipet/)
})
