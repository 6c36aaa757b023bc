import { ask, asOf } from '../load/ask.ts'
import type { Scenario } from '../scenario.ts'
import type { Stage } from '../stage.ts'

const URI = 'urn:audit:libel'
const MARKER = 'A sentence that must be forgotten'
const PUBLISH = 'mutation ($input: PublishArticleInput!) { publishArticle(input: $input) { article { id } } }'
const CANCEL = 'mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) { cursor } }'

export const KILLED_ARTICLE_SCENARIO: Scenario = { name: 'article-killed', run: kill, afterwards: isForgotten }

interface Published {
  readonly publishArticle: { readonly article: { readonly id: string } }
}

const before = new WeakMap<Stage, string>()

/** An article is published, updated and killed while others are published. */
async function kill(stage: Stage): Promise<void> {
  const { gateways, token, diary, scale, news } = stage
  const [{ direct }] = gateways
  before.set(stage, await asOf(direct(), token))
  let id = ''
  for (const version of [1, 2]) {
    const headline = `${MARKER} ${version}`
    diary.sent.add(headline)
    const input = { uri: URI, headline, bodyHtml: `<p>${headline}</p>`, language: 'en', section: 'news' }
    id = (await ask<Published>(direct(), token, PUBLISH, { input })).publishArticle.article.id
  }
  await news(scale.stories)
  await ask(direct(), token, CANCEL, { input: { article: { id }, reason: 'libel' } })
}

/** A replay from before it contains the kill and none of the text; nor does any table or Redis key. */
async function isForgotten(stage: Stage): Promise<void> {
  const { gateways, complain, connect, read, redis } = stage
  const log = await stage.log()
  const end = log.find(({ uri, kind }) => uri === URI && kind === 'CANCELED')
  if (!end) return complain('the log does not say that the article was killed')
  for (const { name, url, direct } of gateways) {
    for (const transport of ['ws', 'sse'] as const) {
      const reader = await read(
        { transport, filter: {}, after: before.get(stage) ?? '', selection: 'kind uri article { headline bodyHtml }' },
        url,
      )
      await reader.reached(end.position)
      const told = reader.heard.filter(({ uri }) => uri === URI)
      if (told.at(-1)?.kind !== 'CANCELED') complain(`${name}, ${transport}: the replay does not end with CANCELED`)
      if (told.some(({ headline }) => headline)) complain(`${name}, ${transport}: the replay shows words of it`)
    }
    const page = await (
      await fetch(`${direct()}/graphql?query={latestNews(first:100){nodes{headline bodyHtml}}}`)
    ).text()
    if (page.includes(MARKER)) complain(`${name}: a list shows words of it`)
  }
  const client = await connect()
  try {
    const { rows: tables } = await client.query(
      "select quote_ident(tablename) as name from pg_tables where schemaname = 'public'",
    )
    for (const { name } of tables) {
      const { rows } = await client.query(`select count(*)::int as rows from ${name} as t where t::text like $1`, [
        `%${MARKER}%`,
      ])
      if (rows[0].rows > 0) complain(`table ${name} still has words of it in ${rows[0].rows} rows`)
    }
  } finally {
    await client.end()
  }
  if (await redis.keeps(MARKER)) complain('a key in Redis has words of it')
}
