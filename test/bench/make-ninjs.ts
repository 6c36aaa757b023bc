import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { count: { type: 'string', default: '20000' } } })
const count = Number(values.count)
if (!Number.isSafeInteger(count) || count < 1) {
  process.stderr.write('--count needs a number of items, such as 20000\n')
  process.exit(2)
}

const words = {
  it: (
    'il porto nave notte comune strada ponte voto bilancio scuola pioggia mare vento sindaco medici treno ' +
    'lavoro prezzo museo vigna fiume accordo squadra piazza turno ricerca consiglio energia casa estate'
  ).split(' '),
  en: (
    'the harbour ship night council road bridge vote budget school rain sea wind mayor doctors train work ' +
    'price museum vineyard river agreement team square shift research board energy house summer'
  ).split(' '),
} as const
const places = ['Trieste', 'Bari', 'Leeds', 'Cork', 'Torino', 'Bergamo', 'Dundee', 'Palermo', 'Exeter', 'Udine']
const people = ['Ada Conti', 'Piero Salis', 'Maeve Doyle', 'Tom Harker', 'Lucia Ferri', 'Owen Pryce', 'Nora Villa']
const sections = ['news', 'world', 'politics', 'business', 'sport', 'culture', 'science', 'technology']
const subjects = ['Elections', 'Railways', 'Weather', 'Football', 'Museums', 'Energy', 'Schools', 'Harbours', 'Wine']
const firstDay = Date.UTC(2024, 0, 1)
const days = 730

/** Mulberry32: the same items on every machine and every run. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const random = generator(20240101)
const below = (limit: number): number => Math.floor(random() * limit)
const pick = (values: readonly string[]): string => values[below(values.length)] ?? ''

function sentence(language: keyof typeof words, length: number): string {
  const text = Array.from({ length }, () => pick(words[language])).join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function paragraph(language: keyof typeof words): string {
  return Array.from({ length: 2 + below(3) }, () => `${sentence(language, 8 + below(14))}.`).join(' ')
}

function item(number: number): object {
  const language = random() < 0.6 ? 'it' : 'en'
  const created = new Date(firstDay + below(days * 24 * 60) * 60_000).toISOString()
  const place = pick(places)
  const tags = [...new Set(Array.from({ length: 1 + below(3) }, () => pick(subjects)))]
  const body = Array.from({ length: 2 + below(5) }, () => `<p>${paragraph(language)}</p>`).join('')
  const picture = {
    name: 'featureimage',
    uri: `urn:example:picture:${number}`,
    type: 'picture',
    by: pick(people),
    headlines: [{ value: sentence(language, 5) }],
    renditions: [{ name: 'main', href: `https://pictures.example.com/${number}.jpg`, width: 1600, height: 900 }],
  }
  return {
    uri: `urn:example:story:${number}`,
    type: 'text',
    version: '1',
    pubStatus: 'usable',
    urgency: 1 + below(9),
    language,
    firstCreated: created,
    versionCreated: created,
    headlines: [{ role: 'main', value: `${place}, ${sentence(language, 5 + below(5)).toLowerCase()} ${number}` }],
    descriptions: [{ role: 'summary', value: `${sentence(language, 12 + below(8))}.` }],
    bodies: [{ role: 'main', contentType: 'text/html', value: body }],
    by: pick(people),
    located: place,
    subjects: [pick(sections), ...tags].map((name) => ({ name, rel: 'about' })),
    infoSources: [{ name: 'Example Wire', uri: 'https://wire.example.com/' }],
    associations: random() < 0.5 ? [picture] : [],
  }
}

for (let number = 1; number <= count; number++) {
  const written = process.stdout.write(`${JSON.stringify(item(number))}\n`)
  if (!written) await new Promise((resolve) => process.stdout.once('drain', resolve))
}
