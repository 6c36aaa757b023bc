import { describe, expect, test } from 'vitest'
import { intakeItemOf } from '../../src/ingest/intake/intake-item.ts'
import { backends } from '../backends.ts'
import { itemsIn } from '../ingest/formats/parsed.ts'
import { openNewsroom } from '../newsroom.ts'
import { openPublisher } from '../publisher.ts'
import { ninjsItems, validateNewsmlG2 } from './validators.ts'

const changing = (verb: string) => `mutation ($input: WithdrawArticleInput!) { ${verb}(input: $input) { cursor } }`
const REPUBLISH = 'mutation ($input: RepublishArticleInput!) { republishArticle(input: $input) { cursor } }'
const PUBLIC = '{ latestNews(first: 10) { nodes { uri } } }'
const FEED = { by: 'slug', value: 'partner' } as const

/** One document for each item of NDJSON. */
const DOCUMENTS: Readonly<Record<string, (text: string) => readonly string[]>> = {
  ninjs: (text) => text.trim().split('\n'),
  newsml: (text) => [text],
}

describe.each(backends)('on $name', (backend) => {
  test.each(['ninjs', 'newsml'])(
    'a newsroom that takes our %s again and again withdraws, kills and restores what we do',
    async (format) => {
      await using newsroom = await openNewsroom(backend)
      await using partner = await openPublisher(backend)
      const placement = { section: 'news', language: null, knownSections: [], knownLabels: [] }
      let last = ''
      const take = async () => {
        const response = await fetch(`${newsroom.url}/feeds/latest.${format}`, { headers: { 'x-news-cursor': last } })
        const text = await response.text()
        if (format === 'newsml') validateNewsmlG2(text)
        else expect(ninjsItems(text).problems).toEqual([])
        const items = (DOCUMENTS[format]?.(text) ?? []).flatMap((document) => itemsIn(document))
        const taken = items.map((item) => intakeItemOf(item, placement, new Date()))
        const results = await partner.newsroom.intake({ feed: FEED, items: taken })
        return Object.fromEntries(results.map(({ outcome }, at) => [items[at]?.uri, outcome]))
      }
      const change = async (mutation: string, uri: string, more: object = {}) => {
        const data = await newsroom.ask(mutation, { input: { article: { uri }, ...more } })
        last = Object(Object.values(data)[0]).cursor
      }
      const withdraw = (verb: string, uri: string) => change(changing(verb), uri, { reason: 'Untrue' })
      const shown = async () => {
        const { latestNews } = await partner.ask<{ latestNews: { nodes: { uri: string }[] } }>(PUBLIC)
        return latestNews.nodes.map(({ uri }) => uri).toSorted()
      }

      await newsroom.publish({ uri: 'urn:test:stays' })
      last = (await newsroom.publish({ uri: 'urn:test:goes' })).cursor
      expect(await take()).toEqual({ 'urn:test:stays': 'NEW', 'urn:test:goes': 'NEW' })
      await withdraw('withholdArticle', 'urn:test:goes')
      expect(await take()).toEqual({ 'urn:test:stays': 'UNCHANGED', 'urn:test:goes': 'WITHHELD' })
      expect(await shown()).toEqual(['urn:test:stays'])
      await change(REPUBLISH, 'urn:test:goes')
      expect(await take()).toEqual({ 'urn:test:stays': 'UNCHANGED', 'urn:test:goes': 'NEWER' })
      expect(await shown()).toEqual(['urn:test:goes', 'urn:test:stays'])
      await withdraw('cancelArticle', 'urn:test:goes')
      expect(await take()).toEqual({ 'urn:test:stays': 'UNCHANGED', 'urn:test:goes': 'KILLED' })
      expect(await shown()).toEqual(['urn:test:stays'])
      expect(await take()).toEqual({ 'urn:test:stays': 'UNCHANGED', 'urn:test:goes': 'UNCHANGED' })
    },
  )
})
