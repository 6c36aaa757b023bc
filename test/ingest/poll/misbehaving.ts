import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'

const ITEM = '<item><guid isPermaLink="false">1</guid><title>Ferries sail</title></item>'
export const FEED = `<rss version="2.0"><channel><title>Wire</title>${ITEM}</channel></rss>`
const ZEROS = Buffer.alloc(20_000_000)
/** More than any document may have. */
export const MAX_BYTES = 200_000

/** A misbehaving source, and what becomes of its feed. */
export interface Misbehaviour {
  readonly what: string
  readonly serve: RequestListener
  readonly state: 'ACTIVE' | 'FAILING' | 'GONE'
  /** What the error says; null if there is none. */
  readonly says: string | null
}

type Answer = (response: ServerResponse, request: IncomingMessage) => unknown

const failing = (what: string, says: string, answer: Answer): Misbehaviour => ({
  ...{ what, says, state: 'FAILING' },
  serve: (request, response) => void answer(response, request),
})
const fine = (what: string, answer: Answer): Misbehaviour => ({
  ...failing(what, '', answer),
  state: 'ACTIVE',
  says: null,
})
const encoded =
  (encoding: string, body: Buffer): Answer =>
  (response) =>
    response.writeHead(200, { 'content-encoding': encoding }).end(body)
/** Writes to the socket what no server of Node's would. */
const raw =
  (text: string): Answer =>
  (_response, { socket }) =>
    socket.end(text)
const endless =
  (chunk: string): Answer =>
  (response) => {
    const more = () => {
      while (response.write(chunk));
    }
    response.on('drain', more)
    more()
  }

export const MISBEHAVIOURS: readonly Misbehaviour[] = [
  failing('a redirect to itself', 'redirects more than 5 times', (response, { url }) =>
    response.writeHead(302, { location: url }).end(),
  ),
  failing('a redirect to a file', 'no http or https URL', (response) =>
    response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
  ),
  failing('a redirect without an address', 'no http or https URL', (response) => response.writeHead(302).end()),
  failing('too many requests', 'status 429', (response) => response.writeHead(429, { 'retry-after': '120' }).end()),
  failing('a wait of centuries', 'status 503', (response) =>
    response.writeHead(503, { 'retry-after': '99999999999999' }).end(),
  ),
  failing('a wait until a day that does not exist', 'status 503', (response) =>
    response.writeHead(503, { 'retry-after': 'Foo, 99 Bar 10000 25:00:00 GMT' }).end(),
  ),
  failing('a part of a document', 'status 206', (response) =>
    response.writeHead(206, { 'content-range': 'bytes 0-1/2' }).end(FEED),
  ),
  failing('no content', 'status 204', (response) => response.writeHead(204).end()),
  failing('an empty document', 'it is empty', (response) => response.end()),
  failing('a web page', 'of none of the formats', (response) =>
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end('<html><body>Log in</body></html>'),
  ),
  failing('a web page that is no XML', 'ends', (response) => response.end('<!doctype html><p>Log in<br><img src=x>')),
  failing('a picture', 'neither XML nor JSON', (response) =>
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(Buffer.from('ffd8ffe000104a46', 'hex')),
  ),
  failing('an endless body', 'more than 200000 bytes', endless('x'.repeat(65_536))),
  failing('endless white space', 'more than 200000 bytes', endless(' '.repeat(65_536))),
  failing('a gzip bomb', 'more than 200000 bytes', encoded('gzip', gzipSync(ZEROS))),
  failing('a brotli bomb', 'more than 200000 bytes', encoded('br', brotliCompressSync(ZEROS.subarray(0, 2_000_000)))),
  failing('a deflate bomb', 'more than 200000 bytes', encoded('deflate', deflateSync(ZEROS))),
  failing('a bomb in a bomb', 'more than 200000 bytes', encoded('gzip, gzip', gzipSync(gzipSync(ZEROS)))),
  failing('a hundred encodings', 'content-encoding', encoded(Array(100).fill('gzip').join(', '), gzipSync(FEED))),
  failing('gzip that is none', 'incorrect header', encoded('gzip', Buffer.from(FEED))),
  failing('gzip that is cut off', 'it is empty', encoded('gzip', gzipSync(FEED).subarray(0, 40))),
  failing('an encoding that nobody knows', 'neither XML nor JSON', encoded('exi', Buffer.from('binary'))),
  failing('an entity bomb', 'declares entities', (response) =>
    response.end(
      `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>`,
    ),
  ),
  failing('an entity of a file', 'declares entities', (response) =>
    response.end(
      `<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><title>&a;</title></channel></rss>`,
    ),
  ),
  failing('tags without end', 'nested deeper', (response) => response.end(`<rss>${'<a>'.repeat(50_000)}`)),
  failing('bytes that trickle', 'within 4000 ms', (response) => {
    const timer = setInterval(() => response.write(' '), 100)
    response.on('close', () => clearInterval(timer))
  }),
  failing('silence', 'within 4000 ms', () => {}),
  failing('a half-closed connection', '127.0.0.1', (_response, { socket }) => socket.end()),
  failing('fewer bytes than it says', '127.0.0.1', raw(`HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n${FEED}`)),
  failing(
    'more bytes than it says',
    'in the middle of a tag',
    raw(`HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n${FEED}`),
  ),
  failing('two lengths', '127.0.0.1', raw(`HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 9\r\n\r\n${FEED}`)),
  failing('a megabyte of headers', '127.0.0.1', raw(`HTTP/1.1 200 OK\r\nx-a: ${'a'.repeat(1_000_000)}\r\n\r\n${FEED}`)),
  failing('another protocol', '127.0.0.1', raw('220 mail.example ESMTP\r\n')),
  {
    ...fine('the end of the feed', () => {}),
    state: 'GONE',
    says: 'gone',
    serve: (_, response) => void response.writeHead(410).end(),
  },
  fine('a document as text', (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(FEED)),
  fine('a document without a type', (response) => response.end(FEED)),
  fine('a document of a type that is none', (response) => response.writeHead(200, { 'content-type': ';' }).end(FEED)),
  fine('a document by zstd', encoded('zstd', zstdCompressSync(FEED))),
  fine('two encodings', encoded('gzip, gzip', gzipSync(gzipSync(FEED)))),
  fine('another address for now', (response, { url }) =>
    url === '/now' ? response.end(FEED) : response.writeHead(307, { location: '/now' }).end(),
  ),
]
