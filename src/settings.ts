import { originPattern } from './http/origin-pattern.ts'
import type { AllowedOrigins } from './http/origins.ts'
import { type TrustedProxies, trustedProxies } from './quota/trusted-proxies.ts'

export interface Setting<Value> {
  readonly fallback: string
  readonly accepts: string
  readonly about: string
  /** Parses a value. Throws if it is not accepted. */
  readonly read: (text: string) => Value
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 }

/** Every setting, all of them environment variables. `docs/settings.md` has the same table; a test compares them. */
export const SETTINGS = {
  PORT: number('4000', 0, 65_535, 'Port to listen on; 0 picks a free one.'),
  HOST: text('', 'Address to listen on; empty: all interfaces.'),
  PUBLIC_URL: url(
    '',
    ['http:', 'https:'],
    'URL at which clients reach all gateways of this database; empty: localhost and the port.',
  ),
  DATABASE_URL: url(
    '',
    ['postgres:', 'postgresql:'],
    'Postgres server, version 15 or newer; empty: embedded Postgres (PGlite).',
  ),
  DATABASE_REPLICA_URLS: urls(
    ['postgres:', 'postgresql:'],
    'Streaming replicas of it; anonymous reads use them as long as they have replayed what this gateway has seen.',
  ),
  DATABASE_MAX_CONNECTIONS: number('10', 2, 500, 'Maximum number of connections to the Postgres server.'),
  DATABASE_CONNECT_TIMEOUT_MS: number('2000', 100, 60_000, 'How long a request waits for a database connection.'),
  DATABASE_STATEMENT_TIMEOUT_MS: number('10000', 100, 600_000, 'Timeout of one SQL statement.'),
  DATABASE_START_SECONDS: number('30', 0, 3_600, 'How long startup waits for a database that cannot be reached.'),
  REDIS_URL: urls(
    ['redis:', 'rediss:'],
    'Redis, for wake-ups between gateways; several nodes form a Redis Cluster; empty: a single gateway.',
  ),
  DATA_DIR: text('.data', 'Directory of the embedded database and of the generated signing secret.'),
  SEED: oneOf('embedded', ['embedded', 'always', 'never'], 'Which empty database is seeded with the demo newsroom.'),
  AUTH_SECRET: secret(
    'Secret that signs and verifies tokens (HS256); empty on an embedded database: one is generated.',
  ),
  AUTH_JWKS_URL: url('', ['http:', 'https:'], 'JSON Web Key Set of an identity provider, instead of AUTH_SECRET.'),
  AUTH_ISSUER: optionalText('Required `iss` claim of a token; only with AUTH_JWKS_URL.'),
  AUTH_AUDIENCE: optionalText('Required `aud` claim of a token; only with AUTH_JWKS_URL.'),
  ALLOWED_ORIGINS: origins(
    'Other origins whose pages may use this gateway, over HTTP and WebSocket, always without credentials. Its own origin and that of PUBLIC_URL are always allowed.',
  ),
  LOG_LEVEL: oneOf('info', ['silent', 'fatal', 'error', 'warn', 'info', 'debug'], 'Lowest severity that is logged.'),
  TRUSTED_DOCUMENTS: optionalText(
    'Manifest (JSON) or directory of .graphql files: only these documents run, except for editors; empty: any document runs.',
  ),
  MAX_REMEMBERED_DOCUMENT_BYTES: number('8388608', 0, 1_073_741_824, 'Memory for automatic persisted queries.'),
  MAX_BODY_BYTES: number('262144', 1_024, 67_108_864, 'Maximum size of a request body.'),
  MAX_DOCUMENT_BYTES: number('16384', 256, 1_048_576, 'Maximum size of a GraphQL document.'),
  MAX_TOKENS: number('1000', 10, 100_000, 'Maximum number of tokens in a document.'),
  MAX_DEPTH: number('12', 1, 100, 'Maximum nesting of fields.'),
  MAX_ALIASES: number('15', 0, 1_000, 'Maximum number of aliases of one field name.'),
  MAX_ROOT_FIELDS: number('5', 1, 100, 'Maximum number of root fields of an operation.'),
  MAX_DIRECTIVES: number('50', 0, 1_000, 'Maximum number of directives in a document.'),
  MAX_COST: number(
    '5000',
    10,
    10_000_000,
    'Maximum cost of an operation: the objects it can return, each list multiplied by its size.',
  ),
  MAX_SOCKETS: number('50000', 1, 1_000_000, 'Maximum number of WebSockets, and of event streams, of this process.'),
  MAX_OPERATIONS_PER_SOCKET: number('20', 1, 10_000, 'Maximum number of concurrent operations on a WebSocket.'),
  MAX_MESSAGE_BYTES: number('65536', 1_024, 16_777_216, 'Maximum size of a WebSocket message.'),
  MAX_MESSAGES_PER_SECOND: number(
    '50',
    1,
    100_000,
    'Maximum number of messages a second from a WebSocket, with bursts of four times that.',
  ),
  MAX_MESSAGE_FRAGMENTS: number('64', 1, 16_384, 'Maximum number of fragments of a WebSocket message.'),
  MAX_OPERATIONS_PER_MINUTE_AND_ADDRESS: number(
    '6000',
    0,
    1_000_000_000,
    'Rate limit by client address: operations without a token that miss the cache, plus new WebSockets; 0: unlimited.',
  ),
  MAX_OPERATIONS_PER_MINUTE_AND_SUBJECT: number(
    '6000',
    0,
    1_000_000_000,
    'Rate limit by token subject: operations; 0: unlimited.',
  ),
  TRUSTED_PROXIES: proxies('0', 'Reverse proxies in front, each of which adds an address to `X-Forwarded-For`.'),
  INIT_TIMEOUT_MS: number('3000', 100, 60_000, 'How long a WebSocket may take to send connection_init.'),
  PING_SECONDS: number(
    '12',
    1,
    3_600,
    'Ping interval of WebSockets and event streams; a WebSocket that misses two pings is terminated.',
  ),
  MAX_UNSENT_BYTES: number(
    '1048576',
    1_024,
    1_073_741_824,
    'High-water mark of the send buffer of one client: above it, delivery to the client pauses.',
  ),
  SLOW_AFTER_MS: number('15000', 100, 3_600_000, 'How long a client may read nothing before it is closed as too slow.'),
  PATROL_MS: number('250', 10, 60_000, 'Poll interval of the event log, for wake-ups that do not arrive.'),
  EVENT_RETENTION: duration('7d', 'How long events are retained, and so how old a cursor may be.'),
  EVENT_RETENTION_COUNT: number('1000000', 1, 1_000_000_000, 'How many events are retained.'),
  MAX_KEPT_EVENTS: number(
    '4096',
    1,
    1_000_000,
    'Number of recent events kept in memory for subscribers that fall behind.',
  ),
  MAX_KEPT_PAYLOADS: number('256', 1, 100_000, 'Number of rendered payloads kept for each distinct subscription.'),
  RESPONSE_CACHE_BYTES: number(
    '67108864',
    0,
    17_179_869_184,
    'Responses stored in memory for anonymous readers; 0: none.',
  ),
  RESPONSE_CACHE_SHARED_SECONDS: number(
    '0',
    0,
    3_600,
    'How long a response is shared through Redis with other gateways of the same `PUBLIC_URL`; 0: not shared.',
  ),
  HTTP_MAX_AGE_SECONDS: number('2', 0, 3_600, '`max-age` of cacheable responses, for browsers and CDNs.'),
  HTTP_STALE_SECONDS: number('10', 0, 86_400, '`stale-while-revalidate` of cacheable responses.'),
  CDN_PURGE_URL: url(
    '',
    ['http:', 'https:'],
    'URL to which the cache tags of each change are posted; empty: no purges.',
  ),
  CDN_PURGE_TOKEN: optionalText('Bearer token sent to CDN_PURGE_URL.'),
  IDEMPOTENCY_DAYS: number('7', 1, 365, 'How long an idempotency key is remembered.'),
  SSE_RETRY_MS: number('2000', 100, 600_000, 'Mean `retry` of event streams: how soon a browser reconnects.'),
  DRAIN_SECONDS: number(
    '10',
    0,
    600,
    'How long shutdown waits for requests in flight and spreads out the closing of sockets.',
  ),
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

/** A duration in seconds. */
function duration(fallback: string, about: string): Setting<number> {
  return setting(fallback, 'a duration such as 90m or 7d: a number and s, m, h or d', about, (value) => {
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
  const accepts = `a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`
  return setting(fallback, accepts, about, (value) => {
    if (value === '') return null
    return protocols.includes(URL.parse(value)?.protocol ?? '') ? value : refuse()
  })
}

/** Comma-separated URLs as one text. A comma in a password is %2C in a URL. */
function urls(protocols: readonly string[], about: string): Setting<string | null> {
  const one = url('', protocols, about)
  return setting('', `${one.accepts}, or several, comma-separated`, about, (value) => {
    const given = value.split(',').map((address) => one.read(address.trim()))
    if (value === '') return null
    return given.includes(null) ? refuse() : given.join(',')
  })
}

function origins(about: string): Setting<AllowedOrigins> {
  const accepts =
    '*, or origins without a path or a trailing slash, comma-separated, such as https://example.org, https://*.example.org or capacitor://localhost'
  return setting('', accepts, about, (value) => {
    if (value === '*') return value
    const given = value.split(',').map((origin) => origin.trim())
    return given.filter((origin) => origin !== '').map((origin) => originPattern(origin) ?? refuse())
  })
}

function proxies(fallback: string, about: string): Setting<TrustedProxies> {
  const accepts =
    'how many (0 to 10), or their addresses and networks with commas between, such as loopback, 10.0.0.0/8, 2001:db8::/32'
  return setting(fallback, accepts, about, (value) => trustedProxies(value) ?? refuse())
}

function oneOf<const Value extends string>(fallback: Value, values: readonly Value[], about: string): Setting<Value> {
  return setting(fallback, values.join(', '), about, (given) => values.find((value) => value === given) ?? refuse())
}
