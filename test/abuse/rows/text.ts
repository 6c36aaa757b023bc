import { expect } from 'vitest'
import { printLines } from '../../../src/terminal/terminal-text.ts'
import type { Newsroom } from '../../newsroom.ts'
import type { Row, Suite } from '../row.ts'
import { get, query } from '../send.ts'

const SCRIPTS = {
  Cyrillic: 'Выборы в Сербии',
  Greek: 'Εκλογές στην Αθήνα',
  Arabic: 'انتخابات في القاهرة',
  Chinese: '北京选举',
}
const BAD = 'Safe\u202e\u2066 txt.exe\u2028x\u0007\u009b31m\r\ny'
const CLEAN = 'Safe txt.exe x31m y'
const upsert = (kind: 'Tag' | 'Author' | 'Section') =>
  `mutation ($input: Upsert${kind}Input!) { upsert${kind}(input: $input) { ${kind.toLowerCase()} { slug name } } }`

/** By each address of what is listed under a name in this script. */
function inScript([script, name]: [string, string]): Row[] {
  const slug = name.toLowerCase().replaceAll(' ', '-').normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const path = encodeURIComponent(slug)
  const found = (page: string) => ({
    name: `${page} in ${script} letters`,
    attack: (room: Newsroom) => get(room, page),
  })
  const listed = (kind: 'tag' | 'author' | 'section') => ({
    name: `a ${kind} in ${script} letters`,
    attack: (room: Newsroom) =>
      query(room, `{ ${kind}(slug: ${JSON.stringify(slug)}) { slug articles { nodes { headline } } } }`),
    comes: { status: 200, data: { [kind]: { slug, articles: { nodes: [{ headline: name }] } } } },
  })
  return [
    ...[listed('tag'), listed('author'), listed('section')],
    ...[
      `/en/${path}`,
      `/feeds/${path}.rss`,
      `/feeds/tags/${path}.atom`,
      `/feeds/authors/${path}.json`,
      `/en/articles/${path}`,
    ].map((page) => ({ ...found(page), comes: { status: 200, headers: { 'cache-tag': expect.any(String) } } })),
  ]
}

export const TEXT: Suite = {
  name: 'text that a header, a page or a terminal cannot hold',
  async prepare(newsroom) {
    for (const name of Object.values(SCRIPTS)) {
      const slug = name.toLowerCase().replaceAll(' ', '-').normalize('NFKD').replaceAll(/\p{M}/gu, '')
      await newsroom.ask(upsert('Section'), { input: { slug, name } })
      await newsroom.publish({ headline: name, section: slug, tags: [name], authors: [name] })
    }
  },
  rows: [
    ...Object.entries(SCRIPTS).flatMap(inScript),
    {
      name: 'control and bidirectional characters in every text of a story',
      async attack(newsroom) {
        const uri = 'urn:text:bad'
        const texts = ['headline', 'byline', 'dateline', 'slugline', 'genre', 'seoTitle', 'socialTitle']
        await newsroom.publish({
          uri,
          ...Object.fromEntries(texts.map((name) => [name, BAD])),
          standfirst: BAD,
          tags: [BAD],
          authors: [BAD],
          source: { name: BAD },
        })
        const asked = `{ article(ref: { uri: "${uri}" }) { ${texts.join(' ')} standfirst tags { name } authors { name } source { name } } }`
        return (await query(newsroom, asked)).data
      },
      comes: {
        article: {
          ...Object.fromEntries(
            ['headline', 'byline', 'dateline', 'slugline', 'genre', 'seoTitle', 'socialTitle'].map((name) => [
              name,
              CLEAN,
            ]),
          ),
          standfirst: 'Safe txt.exe\nx31m\ny',
          tags: [{ name: CLEAN }],
          authors: [{ name: CLEAN }],
          source: { name: CLEAN },
        },
      },
    },
    ...(['Tag', 'Author', 'Section'] as const).map((kind) => ({
      name: `the same in the name of a ${kind.toLowerCase()}`,
      attack: (newsroom: Newsroom) => newsroom.ask(upsert(kind), { input: { slug: 'bad', name: BAD } }),
      comes: { [`upsert${kind}`]: { [kind.toLowerCase()]: { name: CLEAN } } },
    })),
    {
      name: 'the same on a terminal',
      async attack() {
        const printed: string[] = []
        printLines({ write: (text: string) => printed.push(text) }, `refused: \u001b]0;owned\u0007${BAD}\nnext`)
        return { printed: printed.join('') }
      },
      comes: { printed: 'refused: ?]0;owned?Safe?? txt.exe?x??31m?\ny\nnext\n' },
    },
  ],
}
