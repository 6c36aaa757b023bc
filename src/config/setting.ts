import type { AllowedHosts } from '../http/hosts.ts'
import { originPattern } from '../http/origin-pattern.ts'
import type { AllowedOrigins } from '../http/origins.ts'
import { type TrustedProxies, trustedProxies } from '../quota/trusted-proxies.ts'

export interface Setting<Value> {
  readonly fallback: string
  readonly accepts: string
  readonly about: string
  /** Parses a value. Throws if it is not accepted. */
  readonly read: (text: string) => Value
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 }

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

export function number(fallback: string, least: number, most: number, about: string): Setting<number> {
  return setting(fallback, `a whole number from ${least} to ${most}`, about, (text) => {
    const value = Number(text)
    return /^\d+$/.test(text) && value >= least && value <= most ? value : refuse()
  })
}

/** A duration in seconds. */
export function duration(fallback: string, about: string): Setting<number> {
  return setting(fallback, 'a duration such as 90m or 7d: a number and s, m, h or d', about, (value) => {
    const [, amount, unit] = /^(\d{1,6})([smhd])$/.exec(value) ?? refuse()
    return Number(amount) * (SECONDS[unit ?? ''] ?? refuse())
  })
}

export function text(fallback: string, about: string): Setting<string> {
  return setting(fallback, 'any text', about, (value) => value)
}

export function optionalText(about: string): Setting<string | null> {
  return setting('', 'any text', about, (value) => value || null)
}

export function secret(about: string): Setting<string | null> {
  return setting('', 'at least 32 characters', about, (value) => {
    if (value === '') return null
    return value.length >= 32 ? value : refuse()
  })
}

/** It becomes the name of a file. */
export function indexNowKey(about: string): Setting<string | null> {
  return setting('', '8 to 128 letters, digits and hyphens', about, (value) => {
    if (value === '') return null
    return /^[A-Za-z0-9-]{8,128}$/.test(value) ? value : refuse()
  })
}

export function url(fallback: string, protocols: readonly string[], about: string): Setting<string | null> {
  const accepts = `a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`
  return setting(fallback, accepts, about, (value) => {
    if (value === '') return null
    return protocols.includes(URL.parse(value)?.protocol ?? '') ? value : refuse()
  })
}

/** Comma-separated URLs as one text. A comma in a password is %2C in a URL. */
export function urls(protocols: readonly string[], about: string): Setting<string | null> {
  const one = url('', protocols, about)
  return setting('', `${one.accepts}, or several, comma-separated`, about, (value) => {
    const given = value.split(',').map((address) => one.read(address.trim()))
    if (value === '') return null
    return given.includes(null) ? refuse() : given.join(',')
  })
}

export function origins(about: string): Setting<AllowedOrigins> {
  const accepts =
    '*, or origins without a path or a trailing slash, comma-separated, such as https://example.org, https://*.example.org or capacitor://localhost'
  return setting('', accepts, about, (value) => {
    if (value === '*') return value
    const given = value.split(',').map((origin) => origin.trim())
    return given.filter((origin) => origin !== '').map((origin) => originPattern(origin) ?? refuse())
  })
}

/** Names of hosts, without ports. */
export function hosts(about: string): Setting<AllowedHosts> {
  return setting('', '*, or names without ports, comma-separated, such as news.example.org', about, (value) => {
    if (value === '*') return value
    const given = value.split(',').map((name) => name.trim().toLowerCase())
    const names = given.filter((name) => name !== '')
    return new Set(names.map((name) => (URL.parse(`http://${name}`)?.host === name ? name : refuse())))
  })
}

export function proxies(fallback: string, about: string): Setting<TrustedProxies> {
  const accepts =
    'how many (0 to 10), or their addresses and networks with commas between, such as loopback, 10.0.0.0/8, 2001:db8::/32'
  return setting(fallback, accepts, about, (value) => trustedProxies(value) ?? refuse())
}

export function oneOf<const Value extends string>(
  fallback: Value,
  values: readonly Value[],
  about: string,
): Setting<Value> {
  return setting(fallback, values.join(', '), about, (given) => values.find((value) => value === given) ?? refuse())
}
