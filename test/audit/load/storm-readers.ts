import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { decodeLogCursor } from '../../../schema/paging/log-cursor.ts'
import { NOTHING, type Verdict } from '../verdict/verdict.ts'

/*
 * Many readers in a separate process, because the number of open files of a process is limited. They connect at once to the URLs in
 * the arguments, and reconnect if they are refused or closed. A message to the process is a position; it answers with its verdict
 * once all readers have reached it.
 */
const [count = '0', begin = '', ...urls] = process.argv.slice(2)
const QUERY = 'subscription ($after: LogCursor) { latestNews(after: $after) { kind } }'
const MAX_REACH_MS = 180_000
const MAX_WAIT_MS = 5_000
const LOOK_EVERY_MS = 50

const from = decodeLogCursor(begin)?.position ?? 0
const places = new Array<number>(Number(count)).fill(from)
const counts = { ...NOTHING }
let refused = 0

for (const at of places.keys()) connect(at, begin)

function connect(at: number, after: string): void {
  const url = urls[at % urls.length] ?? ''
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  let cursor = after
  const subscribe = () => {
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUERY, variables: { after: cursor } } }))
  }
  // A close event follows.
  socket.on('error', () => {})
  socket.on('close', () => again(() => connect(at, cursor)))
  socket.on('open', () => socket.send('{"type":"connection_init"}'))
  socket.on('message', (data) => {
    const { type, payload } = JSON.parse(String(data))
    if (type === 'connection_ack') subscribe()
    if (type === 'next') {
      cursor = payload.extensions.cursor
      hear(at, decodeLogCursor(cursor)?.position ?? 0)
    }
    if (type === 'error') again(() => socket.readyState === WebSocket.OPEN && subscribe())
  })
}

function again(come: () => void): void {
  refused++
  setTimeout(come, Math.random() * MAX_WAIT_MS)
}

/** These readers use no filter, so they must receive consecutive positions. */
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
  while (places.some((place) => place < head) && performance.now() < giveUpAt) await sleep(LOOK_EVERY_MS)
  const behind = places.reduce((total, place) => total + Math.max(0, head - place), 0)
  const verdict: Verdict = { ...counts, lost: counts.lost + behind }
  process.send?.({ verdict, refused })
})
