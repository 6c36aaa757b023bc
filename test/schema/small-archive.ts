import type { Desk } from '../desk.ts'
import type { Known } from './any-query.ts'

const CURATE = 'mutation ($input: SetCurationInput!) { setCuration(input: $input) { curation { id } } }'
const CORRECT = 'mutation ($input: CorrectArticleInput!) { correctArticle(input: $input) { cursor } }'
const WITHHOLD = 'mutation ($input: WithdrawArticleInput!) { withholdArticle(input: $input) { cursor } }'
const CANCEL = 'mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) { cursor } }'
const DRAFT = 'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { article { id } } }'
const EDGES =
  '{ latestNews(first: 4) { edges { cursor } } section(slug: "world") { id } author(slug: "ada") { id } tag(slug: "floods") { id } }'

/** Characters that JSON writes in its own way, and what looks like a member of an object. */
const ODD = String.raw`"Ada" \ {"#0":"x","#1":["y"],} \" é 😀 ${'\u2028'} ${'\u0007'} </script>`
const BODY = `<h2>Heading</h2><p>${ODD}</p><blockquote>${ODD}</blockquote><ol><li>${ODD}</li><li>Two</li></ol>
<figure><img src="https://example.org/a b.jpg" alt="${'A picture'}"><figcaption>${ODD}</figcaption></figure>
<iframe src="https://www.youtube.com/embed/abc"></iframe>`

/** A dozen stories with every relation there is, in every state that there is. */
export async function fillArchive(desk: Desk): Promise<Known> {
  const ids: string[] = []
  const uris: string[] = []
  for (let at = 0; at < 12; at++) {
    const uri = `urn:story:${at}`
    const { article } = await desk.publish({
      uri,
      headline: `Harbour ${at}`,
      section: ['news', 'world', 'europe'][at % 3],
      language: at % 4 === 0 ? 'it' : 'en',
      authors: [['Ada', 'Bruno'], ['Ada'], []][at % 3],
      tags: [['Floods', 'Ports'], ['Ports'], []][at % 3],
      labels: at % 5 === 0 ? ['LIVE'] : [],
      urgency: 1 + (at % 9),
      standfirst: at % 2 === 0 ? 'A line.' : null,
      related: [1, 2, 3, 20].map((back) => `urn:story:${at - back}`),
      ...(at % 2 === 0 && { leadMedia: { kind: 'IMAGE', url: `https://example.org/${at}.jpg`, credit: 'Photo: me' } }),
      ...(at % 3 === 0 && { source: { name: 'A wire', url: 'https://example.org/' } }),
      ...(at % 6 === 5 && { translationOf: `urn:story:${at - 1}` }),
      ...(at === 7 && { byline: ODD }),
      bodyHtml: at === 7 ? BODY : `<h2>Heading ${at}</h2><p>Words <b>and</b> more.</p><ul><li>One</li></ul>`,
    })
    ids.push(article.id)
    uris.push(uri)
  }
  await desk.ask(CORRECT, {
    input: { id: ids[3], text: 'It was the other way.', headline: 'Harbour, corrected' },
  })
  await desk.ask(WITHHOLD, { input: { id: ids[4], reason: 'Not now.' } })
  await desk.ask(CANCEL, { input: { id: ids[5], reason: 'Wrong.' } })
  await desk.ask(DRAFT, {
    input: {
      article: { uri: 'urn:draft', bodyHtml: '<p>Draft.</p>', headline: 'A draft', language: 'en', section: 'news' },
    },
  })
  await desk.ask(CURATE, { input: { slug: 'featured', title: 'Featured', articles: [ids[7], ids[4], ids[2]] } })
  const found = await desk.ask<{
    latestNews: { edges: { cursor: string }[] }
    section: { id: string }
    author: { id: string }
    tag: { id: string }
  }>(EDGES)
  const [cursor = '', ...cursors] = found.latestNews.edges.map((edge) => edge.cursor)
  return {
    slug: {
      section: ['world', 'news', 'sport', 'none'],
      author: ['ada', 'bruno', 'none'],
      tag: ['floods', 'ports', 'none'],
      curation: ['featured', 'none'],
      article: ['harbour-1', 'harbour-3', 'harbour-4', 'harbour-5', 'a-draft', 'none'],
    },
    uri: ['urn:draft', 'urn:none', ...uris],
    id: [found.section.id, found.author.id, found.tag.id, ...ids],
    cursor: [cursor, ...cursors, 'nonsense'],
  }
}
