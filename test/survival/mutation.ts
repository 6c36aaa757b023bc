import type { Chance } from '../chance.ts'

/** What editors paste and sources break: each may stand anywhere. */
const FRAGMENTS = [
  ...[
    '<b>',
    '</b>',
    '</p>',
    '<p>',
    '</div>',
    '<div>',
    '</li>',
    '<li>',
    '<ul>',
    '</ul>',
    '<ol start="3">',
    '</ol>',
    '<br>',
  ],
  ...[
    '<br><br>',
    '&nbsp;',
    ' ',
    '\n',
    '—',
    '<hr>',
    '<cite>',
    '</cite>',
    '<blockquote>',
    '</blockquote>',
    '<table>',
    '<td>',
  ],
  ...[
    '<th>',
    '<tr>',
    '</table>',
    '<caption>',
    '<figure>',
    '</figure>',
    '<figcaption>',
    '</figcaption>',
    '<pre>',
    '</pre>',
  ],
  ...[
    '<aside>',
    '</aside>',
    '<h3>',
    '</h3>',
    '<x-y>',
    '</x-y>',
    '<s>',
    '</s>',
    '<code>',
    '</code>',
    '<a href="//a.example/">',
  ],
  ...[
    '</a>',
    '<span dir="ltr">',
    '<p dir="rtl">',
    '</span>',
    '<span lang="it">',
    '<img src="//m.example/1.jpg" alt="One">',
  ],
  ...['<img src="https://m.example/2.jpg" width="3" alt="é">', '<iframe src="//v.example/1" title="e\u0301"></iframe>'],
  ...['<video src="https://m.example/v.mp4" poster="https://m.example/p.jpg"></video>', '<div class="pullquote">'],
  ...[
    '<div class="gallery">',
    '<figure class="embed">',
    '<div class="unknown x-y">',
    '<span class="credit">Ada</span>',
    '<xmp>',
  ],
] as const

/** The HTML with some of its pieces gone, twice, elsewhere, or with others between them. */
export function mutated(html: string, random: Chance): string {
  const pieces = html.split(/(?<=>)|(?=<)/)
  const anywhere = () => random.below(pieces.length + 1)
  for (let changes = 1 + random.below(6); changes > 0; changes--) {
    const change = random.below(4)
    if (change === 0) pieces.splice(anywhere(), 1)
    else if (change === 1) pieces.splice(anywhere(), 0, ...pieces.slice(anywhere()).slice(0, 3))
    else pieces.splice(anywhere(), 0, random.pick([FRAGMENTS[0], ...FRAGMENTS]))
  }
  return pieces.join('')
}
