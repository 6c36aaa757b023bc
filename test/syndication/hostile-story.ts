/** An article with everything that breaks feeds: markup in texts, `]]>`, control characters, bidirectional text. */
export const HOSTILE = {
  uri: 'https://harbour.example/2026/ferry?a=1&b=2]]>',
  headline: 'R&D ]]> <script>alert(1)</script> &amp; \u0007“ora” \u202eשלום\u202c 😀 5 < 6',
  standfirst: ']]> <b>not bold</b> &lt;literal&gt; \ufffe 👩‍🚀 مرحبا',
  language: 'it',
  section: 'europe',
  authors: ['Ada "Quay" <ada@harbour.example>', 'Ben O’Pier & Figli'],
  tags: ['Mare & venti', '<i>Porto</i>', 'قطار'],
  bodyHtml:
    '<p>End of data: ]]&gt; and &lt;script&gt;, a &amp; b, <strong>שלום</strong> 😀</p><blockquote><p>“]]&gt;”</p></blockquote>',
  leadMedia: {
    kind: 'IMAGE',
    url: 'https://harbour.example/ferry.jpg?w=1&h=2',
    altText: 'The “ferry” ]]> & <tide>',
    credit: 'Foto: (c) Sandro & Tiepolato ]]>',
    width: 1200,
    height: 675,
  },
} as const

/** Its headline as it is stored: without control characters, and without those that turn the direction of what follows. */
export const HEADLINE = HOSTILE.headline.replace('\u0007', '').replace(/[\u202e\u202c]/g, '')
