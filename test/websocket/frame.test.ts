import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { binaryString } from '../../src/live/binary-string.ts'
import { textFrameHeader } from '../../src/websocket/frame.ts'

test.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])(
  'a message of %i bytes is read as it was written',
  async (length) => {
    const text = 'x'.repeat(length)
    expect((await received(write(textFrameHeader(length), text), 1)).texts).toEqual([text])
  },
)

test('messages in any script that leave in one write are received one by one, unchanged', async () => {
  const texts = ['perché “così”', '新闻', '🗞️ \u202e rtl', '', '\u0000', 'plain']
  const pieces = texts.map(binaryString).flatMap((bytes) => [textFrameHeader(bytes.length), bytes])
  expect((await received(write(...pieces), texts.length)).texts).toEqual(texts)
})

test('messages and the pings of ws do not mix, also while the client cannot take all of them', async () => {
  const text = 'x'.repeat(100_000)
  const frame = textFrameHeader(text.length) + text
  const client = await received((socket, connection) => {
    for (let count = 0; count < 200; count++) {
      socket.ping(String(count))
      connection.write(frame, 'latin1')
    }
    expect(connection.writableLength).toBeGreaterThan(text.length)
  }, 200)
  expect(client.texts.every((each) => each === text)).toBe(true)
  expect(client.pings).toEqual(Array.from({ length: 200 }, (_, count) => String(count)))
})

type Send = (socket: WebSocket, connection: Duplex) => void

const write =
  (...pieces: readonly string[]): Send =>
  (_socket, connection) =>
    connection.write(pieces.join(''), 'latin1')

/** What a real client receives, once it has so many messages. */
async function received(send: Send, messages: number): Promise<{ texts: string[]; pings: string[] }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const upgrading = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  server.on('upgrade', (request, connection, head) => {
    upgrading.handleUpgrade(request, connection, head, (socket) => send(socket, connection))
  })
  const address = server.address()
  const client = new WebSocket(`ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`)
  const texts: string[] = []
  const pings: string[] = []
  client.on('message', (data) => texts.push(String(data)))
  client.on('ping', (data) => pings.push(String(data)))
  await expect.poll(() => texts.length).toBe(messages)
  client.terminate()
  server.close()
  return { texts, pings }
}
