import { wireStory } from '../publish/wire-stories.ts'

let documents = 0

/** An RSS document of so many new stories, as a feed serves it. */
export function wireDocument(items: number): { readonly bytes: Buffer; readonly contentType: string } {
  documents++
  const stories = Array.from({ length: items }, (_, at) => {
    const { headline, standfirst, bodyHtml, tags, authors, leadMedia } = wireStory()
    return `<item><guid isPermaLink="false">${documents}-${at}</guid><title>${headline}</title>
      <link>https://wire.example.org/${documents}/${at}</link><description>${standfirst}</description>
      ${(tags ?? []).map((tag) => `<category>${tag}</category>`).join('')}<dc:creator>${authors?.[0]}</dc:creator>
      <media:content url="${leadMedia?.url}" medium="image"/><content:encoded><![CDATA[${bodyHtml}]]></content:encoded></item>`
  })
  const namespaces =
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
  const xml = `<rss version="2.0" ${namespaces}><channel><title>Example Wire</title><language>en</language>${stories.join('')}</channel></rss>`
  return { bytes: Buffer.from(xml), contentType: 'application/rss+xml; charset=utf-8' }
}
