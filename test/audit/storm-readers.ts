import { WebSocket } from 'ws'
import { decodeLogCursor } from '../../schema/log-cursor.ts'
import { NOTHING, type Verdict } from './verdict.ts'

/*
 * A crowd in a process of its own, since one process may open only so many files. It is told where to connect by its
 * arguments, connects all at once, and answers each message, a position, with what it has heard once all are there.
 */
const [count = '0', after = '', ...urls] = process.argv.slice(2)
const QUERY = 'subscription ($after: String) { latestNews(after: $after) { kind } }'
const MAX_REACH_MS = 60_000
const LOOK_EVERY_MS = 50
const MAX_WAIT_MS = 2_000

const from = decodeLogCursor(after)?.position ?? 0
const places = new Array<number>(Number(count)).fill(from)
const counts = { ...NOTHING }
const closed: number[] = []
let refused = 0

for (const at of places.keys()) {
  const url = urls[at % urls.length] ?? ''
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  socket.on('error', () => {})
  socket.on('close', (code) => closed.push(code))
  socket.on('open', () => socket.send('{"type":"connection_init"}'))
  const subscribe = () => {
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUERY, variables: { after } } }))
  }
  socket.on('message', (data) => {
    const { type, payload } = JSON.parse(String(data))
    if (type === 'connection_ack') subscribe()
    if (type === 'next') hear(at, decodeLogCursor(payload.extensions.cursor)?.position ?? 0)
    if (type === 'error') {
      refused++
      setTimeout(subscribe, Math.random() * MAX_WAIT_MS)
    }
  })
}

/** Nobody filters, so positions follow one another without a hole. */
function hear(at: number, position: number): void {
  const place = places[at] ?? 0
  const { lost, doubled, delivered } = counts
  Object.assign(counts, {
    delivered: delivered + 1,
    doubled: doubled + (position <= place ? 1 : 0),
    lost: lost + Math.max(0, position - place - 1),
  })
  places[at] = Math.max(place, position)
}

process.on('message', async (head: number) => {
  const giveUpAt = performance.now() + MAX_REACH_MS
  while (places.some((place) => place < head) && performance.now() < giveUpAt) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  const behind = places.reduce((total, place) => total + Math.max(0, head - place), 0)
  const verdict: Verdict = { ...counts, lost: counts.lost + behind }
  process.send?.({ verdict, refused, closed: closed.length })
})
