import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const COMPILER = fileURLToPath(import.meta.resolve('relay-compiler/cli.js'))
const SCHEMA = fileURLToPath(new URL('../../schema/schema.graphql', import.meta.url))

// The operations of a front page: pages, one article again by its id, what is new.
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
fragment app_teaser on Article @refetchable(queryName: "appTeaserQuery") { headline labels section { name } }
query appArticleQuery($id: ID!) { node(id: $id) { ... on Article { body { ... on Paragraph { html } } } } }
query appSearchQuery($text: String!) {
  search(query: $text, first: 10) @connection(key: "app_search") { edges { snippet node { headline } } }
}
subscription appTickerSubscription($after: String) {
  latestNews(after: $after) { cursor kind article { ...app_teaser } }
}
mutation appPublishMutation($input: PublishArticleInput!) { publishArticle(input: $input) { article { id version } } }`

/** Compiles operations against the published schema in a folder of their own; gives the names of what was made. */
async function compile(operations: string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tickertape-relay-'))
  try {
    await mkdir(join(folder, 'src'))
    await cp(SCHEMA, join(folder, 'schema.graphql'))
    const documents = operations.split(/^(?=query|fragment|subscription|mutation)/m).filter((text) => text.trim())
    await writeFile(join(folder, 'src', 'app.ts'), documents.map((text) => `graphql\`${text}\`\n`).join(''))
    const config = { src: './src', schema: './schema.graphql', language: 'typescript' }
    await writeFile(join(folder, 'relay.config.json'), JSON.stringify(config))
    await run(process.execPath, [COMPILER, 'relay.config.json'], { cwd: folder })
    return await readdir(join(folder, 'src', '__generated__'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('the Relay compiler accepts pages, refetches by id, subscriptions and mutations of a front page', async () => {
  expect(await compile(OPERATIONS)).toEqual(
    expect.arrayContaining(['appLatestPageQuery.graphql.ts', 'appTickerSubscription.graphql.ts']),
  )
})

test('it refuses a field that there is not, so that the test before can fail', async () => {
  await expect(compile(OPERATIONS.replace('snippet', 'snipet'))).rejects.toThrow(/snipet/)
})
