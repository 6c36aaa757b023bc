import { expect } from 'vitest'
import { areRead, at, rss, type Sample } from './samples.ts'

const RSS: readonly Sample[] = [
  [
    'RSS whose modules have other prefixes',
    `<rss version="2.0" xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay</title><link>https://quay.example/</link><item><title>Pier</title><link>https://quay.example/1</link><d:creator>Ada Moro</d:creator><d:date>2026-05-02T08:00:00Z</d:date><c:encoded><![CDATA[<p>One.</p><p>Two.</p>]]></c:encoded></item></channel></rss>`,
    [{ headline: 'Pier', authors: ['Ada Moro'], publishedAt: at('2026-05-02T08:00:00Z'), standfirst: 'One.' }],
  ],
  [
    'RSS with markup in CDATA, in entities and in both',
    rss(
      '<item><title><![CDATA[Fish & <em>chips</em>]]></title><guid>urn:1</guid><description>&lt;p&gt;A &amp;lt;b&amp;gt; B&lt;/p&gt;</description></item><item><title>A &amp;amp; B &amp;lt; C</title><guid>urn:2</guid></item>',
    ),
    [{ headline: 'Fish & chips', standfirst: 'A <b> B' }, { headline: 'A & B < C' }],
  ],
  [
    'RSS with relative addresses under xml:base',
    rss(
      '<item xml:base="news/"><title>Pier</title><link>pier.html</link><guid>urn:1</guid><description>&lt;p&gt;&lt;a href="../map"&gt;Map&lt;/a&gt;&lt;/p&gt;</description></item>',
      '',
      'xml:base="https://quay.example/en/"',
    ),
    [{ original: { baseUrl: 'https://quay.example/en/news/' }, itemUrl: 'https://quay.example/pier.html' }],
  ],
  [
    'RSS with named zones, two-digit years and no date at all',
    rss(
      '<item><title>A</title><guid>urn:1</guid><pubDate>Sat, 02 May 26 10:00 CEST</pubDate></item><item><title>B</title><guid>urn:2</guid><pubDate>2 May 2026 09:30:00 Europe/Rome</pubDate></item><item><title>C</title><guid>urn:3</guid></item>',
    ),
    [
      { publishedAt: at('2026-05-02T08:00:00Z') },
      { publishedAt: at('2026-05-02T07:30:00Z') },
      { publishedAt: null, placedAt: at('2026-05-02T07:29:59.999Z') },
    ],
  ],
  [
    'RSS with several categories, some of them paths, empty or twice',
    rss(
      '<item><title>A</title><guid>urn:1</guid><category domain="x">Ports</category><category>ports</category><category/><category><![CDATA[R&D]]></category><dc:subject>Ferries</dc:subject></item>',
    ),
    [{ categories: ['Ports', 'R&D', 'Ferries'], tags: ['Ports', 'R&D', 'Ferries'] }],
  ],
  [
    'RSS with one guid for two stories, and one story twice',
    rss(
      '<item><title>A</title><guid>https://quay.example/</guid><link>https://quay.example/a</link></item><item><title>B</title><guid>https://quay.example/</guid><link>https://quay.example/b</link></item><item><title>C old</title><guid>urn:c</guid><pubDate>Sat, 02 May 2026 08:00:00 GMT</pubDate></item><item><title>C new</title><guid>urn:c</guid><pubDate>Sat, 02 May 2026 09:00:00 GMT</pubDate></item>',
    ),
    [
      { uri: 'https://quay.example/a', headline: 'A' },
      { uri: 'https://quay.example/b', headline: 'B' },
      { uri: 'urn:c', headline: 'C new' },
    ],
  ],
  [
    'RSS with an embargo, an expiry and an embargo that is none',
    rss(
      '<item><title>A</title><guid>urn:1</guid><prism:embargoDate>2030-05-02T08:00:00+02:00</prism:embargoDate></item><item><title>B</title><guid>urn:2</guid><prism:expirationDate>2030-05-03T00:00:00Z</prism:expirationDate></item><item><title>C</title><guid>urn:3</guid><prism:embargoDate>until noon</prism:embargoDate></item>',
    ),
    [
      { embargoedUntil: at('2030-05-02T06:00:00Z'), held: null },
      { expiresAt: at('2030-05-03T00:00:00Z') },
      { embargoedUntil: null, held: expect.stringContaining('until noon') },
    ],
  ],
  [
    'a microblog',
    rss(
      '<item><guid>urn:1</guid><description>&lt;p&gt;Ferry late again.&lt;/p&gt;</description></item><item><guid>urn:2</guid><title/><description>Pier</description></item>',
    ),
    [{ headline: 'Ferry late again', standfirst: 'Ferry late again.' }, { headline: 'Pier' }],
  ],
]

areRead([...RSS])
