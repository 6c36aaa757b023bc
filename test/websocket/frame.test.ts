import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { binaryString } from '../../src/live/binary-string.ts'
import { textFrameHeader } from '../../src/websocket/frame.ts'

test.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])(
  'a message of %i bytes is read as it was written',
  async (length) => {
    const text = 'x'.repeat(length)
    expect(await heard([textFrameHeader(length), text], 1)).toEqual([text])
  },
)

test('messages in any script that leave in one write are received one by one, unchanged', async () => {
  const texts = ['perché “così”', '新闻', '🗞️ \u202e rtl', '', '\u0000', 'plain']
  const pieces = texts.map(binaryString).flatMap((bytes) => [textFrameHeader(bytes.length), bytes])
  expect(await heard(pieces, texts.length)).toEqual(texts)
})

/** As a real client receives them. */
async function heard(pieces: readonly string[], messages: number): Promise<string[]> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const upgrading = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, connection, head) => {
    upgrading.handleUpgrade(request, connection, head, () => {
      connection.write(pieces.join(''), 'latin1')
    })
  })
  const address = server.address()
  const client = new WebSocket(`ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`)
  const texts: string[] = []
  client.on('message', (data) => texts.push(String(data)))
  await expect.poll(() => texts.length).toBe(messages)
  client.terminate()
  server.close()
  return texts
}
