import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { openPublisher, type Publisher } from '../../publisher.ts'

const SEARCH = 'query ($query: String!) { search(query: $query) { edges { snippet } } }'

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  async function snippet(query: string): Promise<string> {
    const { search } = await publisher.ask<{ search: { edges: { snippet: string }[] } }>(SEARCH, { query })
    return search.edges[0]?.snippet ?? ''
  }

  test('the words that match are marked, in the form in which they stand there', async () => {
    await publisher.publish({ language: 'it', headline: 'Altro', bodyHtml: '<p>I traghetti sono fermi.</p>' })
    expect(await snippet('traghetto')).toContain('<mark>traghetti</mark> sono fermi')
  })

  test('a match in the standfirst is shown from there', async () => {
    await publisher.publish({ standfirst: 'The funicular is back', bodyHtml: '<p>Nothing more.</p>' })
    expect(await snippet('funicular')).toContain('<mark>funicular</mark> is back')
  })

  test('what looks like HTML in a story is text in the snippet', async () => {
    const hostile = '<img src=x onerror=alert(1)> & "tram" \'s </mark><script>x</script>'
    await publisher.publish({ headline: 'Escapes', standfirst: hostile })
    const shown = await snippet('tram')
    expect(shown).toContain('<mark>tram</mark>')
    expect(shown.replaceAll(/<\/?mark>/g, '')).not.toMatch(/[<>"']/)
    expect(shown).toContain('onerror=alert(1)&gt; &amp; &quot;<mark>tram</mark>&quot; &#39;s')
  })

  test('a story cannot mark words of its own, not even with the signs that the marks are made of', async () => {
    await publisher.publish({ headline: 'Marks', standfirst: 'a \u0001monorail\u0002 and <mark>more</mark>' })
    const shown = await snippet('monorail')
    expect(shown.match(/<mark>/g)).toHaveLength(1)
    expect(shown).toContain('<mark>monorail</mark>')
  })

  test('of a long story only the surroundings of the match are shown', async () => {
    const filler = '<p>Words that say nothing in particular about anything.</p>'.repeat(200)
    await publisher.publish({ headline: 'Long', bodyHtml: `${filler}<p>Here the gondola is.</p>${filler}` })
    const shown = await snippet('gondola')
    expect(shown).toContain('<mark>gondola</mark>')
    expect(shown.length).toBeLessThan(600)
  })
})
