import { originPattern } from './transport/origin-pattern.ts'
import type { AllowedOrigins } from './transport/origins.ts'

export interface Setting<Value> {
  readonly fallback: string
  readonly accepts: string
  readonly about: string
  /** Throws for what it does not accept. */
  readonly read: (text: string) => Value
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 }

/** Every setting there is, all from the environment. The README's table is printed from here and held by a test. */
export const SETTINGS = {
  PORT: number('4000', 0, 65_535, 'Port to listen on; 0 takes any free one.'),
  HOST: text('', 'Address to listen on; empty: all.'),
  PUBLIC_URL: url(
    '',
    ['http:', 'https:'],
    'Where all gateways are reached from outside; empty: localhost and the port.',
  ),
  DATABASE_URL: url(
    '',
    ['postgres:', 'postgresql:'],
    'A Postgres server, 15 or newer; empty: Postgres inside this process.',
  ),
  DATABASE_REPLICA_URLS: urls(
    ['postgres:', 'postgresql:'],
    'Copies of it that follow it, to read from while they are not behind what this gateway has heard.',
  ),
  DATABASE_MAX_CONNECTIONS: number('10', 2, 500, 'Connections to the Postgres server.'),
  DATABASE_CONNECT_TIMEOUT_MS: number('2000', 100, 60_000, 'How long a request waits for a connection.'),
  DATABASE_STATEMENT_TIMEOUT_MS: number('10000', 100, 600_000, 'How long one statement may take.'),
  DATABASE_START_SECONDS: number('30', 0, 3_600, 'How long a start waits for a database that cannot be reached.'),
  REDIS_URL: urls(
    ['redis:', 'rediss:'],
    'Redis, for wake-ups between gateways; several nodes with commas between are a Redis Cluster; empty: this process alone.',
  ),
  DATA_DIR: text('.data', 'Folder of the embedded database and of the secret it makes for itself.'),
  SEED: oneOf(
    'embedded',
    ['embedded', 'always', 'never'],
    'Which database is filled with the demo newsroom while it is empty.',
  ),
  AUTH_SECRET: secret('Signs and verifies tokens (HS256); embedded, one is made when this is empty.'),
  AUTH_JWKS_URL: url('', ['http:', 'https:'], 'Public keys of an identity provider, in place of AUTH_SECRET.'),
  AUTH_ISSUER: optionalText('The `iss` that tokens must have; only with AUTH_JWKS_URL.'),
  AUTH_AUDIENCE: optionalText('The `aud` that tokens must have; only with AUTH_JWKS_URL.'),
  ALLOWED_ORIGINS: origins(
    'Origins whose pages may use this gateway, over HTTP and WebSocket, never with credentials; its own, and that of PUBLIC_URL, always may.',
  ),
  LOG_LEVEL: oneOf('info', ['silent', 'fatal', 'error', 'warn', 'info', 'debug'], 'Least severe line that is logged.'),
  TRUSTED_DOCUMENTS: optionalText(
    'A manifest (JSON) or a folder of .graphql files: then nothing else runs, but for editors; empty: everything may.',
  ),
  MAX_REMEMBERED_DOCUMENT_BYTES: number(
    '8388608',
    0,
    1_073_741_824,
    'Memory for documents that clients name by SHA-256.',
  ),
  MAX_BODY_BYTES: number('262144', 1_024, 67_108_864, 'Largest request body.'),
  MAX_DOCUMENT_BYTES: number('16384', 256, 1_048_576, 'Largest GraphQL document.'),
  MAX_TOKENS: number('1000', 10, 100_000, 'Most tokens in a document.'),
  MAX_DEPTH: number('12', 1, 100, 'Deepest nesting of fields.'),
  MAX_ALIASES: number('15', 0, 1_000, 'Most aliases of one field name.'),
  MAX_ROOT_FIELDS: number('5', 1, 100, 'Most fields at the root of an operation.'),
  MAX_DIRECTIVES: number('50', 0, 1_000, 'Most directives in a document.'),
  MAX_COST: number('5000', 10, 10_000_000, 'Highest cost of an operation: objects, a list times its size.'),
  MAX_SOCKETS: number('50000', 1, 1_000_000, 'Most WebSockets and event streams of this process.'),
  MAX_OPERATIONS_PER_SOCKET: number('20', 1, 10_000, 'Most operations at once on a WebSocket.'),
  MAX_MESSAGE_BYTES: number('65536', 1_024, 16_777_216, 'Largest WebSocket message.'),
  MAX_MESSAGES_PER_SECOND: number(
    '50',
    1,
    100_000,
    'Most messages from a WebSocket in a second, bursts of four times that.',
  ),
  MAX_MESSAGE_FRAGMENTS: number('64', 1, 16_384, 'Most fragments of a WebSocket message.'),
  MAX_OPERATIONS_PER_MINUTE_AND_ADDRESS: number(
    '6000',
    0,
    1_000_000_000,
    'Most operations without a token that have to be executed, and WebSockets opened, from one address in a minute; 0: any number.',
  ),
  MAX_OPERATIONS_PER_MINUTE_AND_SUBJECT: number(
    '6000',
    0,
    1_000_000_000,
    'Most operations of one token subject in a minute; 0: any number.',
  ),
  TRUSTED_PROXIES: number('0', 0, 10, 'Proxies in front, each of which adds an address to `X-Forwarded-For`.'),
  INIT_TIMEOUT_MS: number('3000', 100, 60_000, 'How long a WebSocket may wait with connection_init.'),
  PING_SECONDS: number('12', 1, 3_600, 'How often streams are pinged; a WebSocket that misses two is dead.'),
  MAX_UNSENT_BYTES: number(
    '1048576',
    1_024,
    1_073_741_824,
    'What may wait unsent for one client before it gets no more.',
  ),
  SLOW_AFTER_MS: number('15000', 100, 3_600_000, 'How long a client may take nothing before it is closed as too slow.'),
  PATROL_MS: number('250', 10, 60_000, 'How often the log is looked at when nobody wakes this gateway.'),
  EVENT_RETENTION: duration('7d', 'How long an event can be resumed from.'),
  EVENT_RETENTION_COUNT: number('1000000', 1, 1_000_000_000, 'Most events that can be resumed from.'),
  MAX_KEPT_EVENTS: number('4096', 1, 1_000_000, 'Events kept in memory for those who fall behind.'),
  MAX_KEPT_PAYLOADS: number('256', 1, 100_000, 'Rendered payloads kept for each distinct subscription.'),
  RESPONSE_CACHE_BYTES: number(
    '67108864',
    0,
    17_179_869_184,
    'Answers kept in memory for anonymous readers, and an eighth of it for their requests; 0: none.',
  ),
  RESPONSE_CACHE_SHARED_SECONDS: number(
    '0',
    0,
    3_600,
    'How long gateways of one `PUBLIC_URL` find the answers of one another in Redis (`REDIS_URL`), as long as they hold; 0: not at all.',
  ),
  HTTP_MAX_AGE_SECONDS: number('2', 0, 3_600, 'How long caches outside may give an answer without asking.'),
  HTTP_STALE_SECONDS: number('10', 0, 86_400, 'How long they may go on giving it while they ask.'),
  CDN_PURGE_URL: url(
    '',
    ['http:', 'https:'],
    'Where the tags of each change are posted for a cache outside; empty: nowhere.',
  ),
  CDN_PURGE_TOKEN: optionalText('The bearer token that is sent there.'),
  IDEMPOTENCY_DAYS: number('7', 1, 365, 'How long an idempotency key is remembered.'),
  SSE_RETRY_MS: number('2000', 100, 600_000, 'How soon a browser reconnects an event stream, on average.'),
  DRAIN_SECONDS: number('10', 0, 600, 'How long a stop waits for answers that are being made.'),
} as const

function setting<Value>(
  fallback: string,
  accepts: string,
  about: string,
  read: (text: string) => Value,
): Setting<Value> {
  return { fallback, accepts, about, read }
}

function refuse(): never {
  throw new Error('not accepted')
}

function number(fallback: string, least: number, most: number, about: string): Setting<number> {
  return setting(fallback, `a whole number from ${least} to ${most}`, about, (text) => {
    const value = Number(text)
    return /^\d+$/.test(text) && value >= least && value <= most ? value : refuse()
  })
}

/** In seconds. */
function duration(fallback: string, about: string): Setting<number> {
  return setting(fallback, 'a number and s, m, h or d, such as 90m or 7d', about, (value) => {
    const [, amount, unit] = /^(\d{1,6})([smhd])$/.exec(value) ?? refuse()
    return Number(amount) * (SECONDS[unit ?? ''] ?? refuse())
  })
}

function text(fallback: string, about: string): Setting<string> {
  return setting(fallback, 'any text', about, (value) => value)
}

function optionalText(about: string): Setting<string | null> {
  return setting('', 'any text', about, (value) => value || null)
}

function secret(about: string): Setting<string | null> {
  return setting('', 'at least 32 characters', about, (value) => {
    if (value === '') return null
    return value.length >= 32 ? value : refuse()
  })
}

function url(fallback: string, protocols: readonly string[], about: string): Setting<string | null> {
  const accepts = `an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`
  return setting(fallback, accepts, about, (value) => {
    if (value === '') return null
    return protocols.includes(URL.parse(value)?.protocol ?? '') ? value : refuse()
  })
}

/** Kept as one text: a password has no comma in it, for in an address that is %2C. */
function urls(protocols: readonly string[], about: string): Setting<string | null> {
  const one = url('', protocols, about)
  return setting('', `${one.accepts}, or several with commas between`, about, (value) => {
    const given = value.split(',').map((address) => one.read(address.trim()))
    if (value === '') return null
    return given.includes(null) ? refuse() : given.join(',')
  })
}

function origins(about: string): Setting<AllowedOrigins> {
  const accepts =
    '*, or origins without a path or a trailing slash, with commas between, such as https://example.org, https://*.example.org or capacitor://localhost'
  return setting('', accepts, about, (value) => {
    if (value === '*') return value
    const given = value.split(',').map((origin) => origin.trim())
    return given.filter((origin) => origin !== '').map((origin) => originPattern(origin) ?? refuse())
  })
}

function oneOf<const Value extends string>(fallback: Value, values: readonly Value[], about: string): Setting<Value> {
  return setting(fallback, values.join(', '), about, (given) => values.find((value) => value === given) ?? refuse())
}
