import type { Setting } from './setting.ts'
import { SETTINGS } from './settings.ts'

type Settings = typeof SETTINGS

/** The parsed value of every setting, by name. */
export type Config = { readonly [Name in keyof Settings]: ReturnType<Settings[Name]['read']> }

/** An invalid setting, or two that exclude each other. The message is one line for the operator. */
export class ConfigError extends Error {}

/**
 * Reads all settings from the environment.
 * @throws ConfigError that names the first invalid one and what it accepts.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const entries = Object.entries<Setting<unknown>>(SETTINGS).map(([name, setting]) => {
    const text = env[name]?.trim() || setting.fallback
    try {
      return [name, setting.read(text)]
    } catch {
      // Without the value, which may be a secret.
      throw new ConfigError(`${name} is not valid. It accepts ${setting.accepts}.`)
    }
  })
  const config: Config = Object.fromEntries(entries)
  if (config.DATABASE_URL !== null && config.AUTH_SECRET === null && config.AUTH_JWKS_URL === null) {
    throw new ConfigError(
      'With DATABASE_URL, set AUTH_SECRET (at least 32 characters) or AUTH_JWKS_URL, so that tokens can be verified.',
    )
  }
  if (config.AUTH_SECRET !== null && config.AUTH_JWKS_URL !== null) {
    throw new ConfigError('AUTH_SECRET and AUTH_JWKS_URL exclude each other. Set one of them.')
  }
  if (
    config.MEDIA_BUCKET_URL !== null &&
    (config.MEDIA_BUCKET_KEY_ID === null || config.MEDIA_BUCKET_SECRET === null)
  ) {
    throw new ConfigError('With MEDIA_BUCKET_URL, set MEDIA_BUCKET_KEY_ID and MEDIA_BUCKET_SECRET.')
  }
  return config
}
