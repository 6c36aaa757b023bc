import { html, type SafeHtml } from '@remix-run/html-template'
import type { Edition } from '../../../schema/addresses.ts'
import type { RenderContext } from '../render-context.ts'
import { lazily } from './lazily.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Older articles have a date instead of an age. */
const MAX_AGE_MS = 7 * DAY

// The time zone of the newsroom in both editions. The English edition, which is read anywhere, shows its name.
const NEWSROOM = { timeZone: 'Europe/Rome' } as const
const MOMENT = { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const

const FORMS = {
  it: forms('it', MOMENT),
  en: forms('en-GB', { ...MOMENT, timeZoneName: 'short' }),
} satisfies Record<Edition, unknown>

function forms(locale: string, moment: Intl.DateTimeFormatOptions) {
  const relative = (numeric: 'always' | 'auto') => lazily(() => new Intl.RelativeTimeFormat(locale, { numeric }))
  const date = (options: Intl.DateTimeFormatOptions) =>
    lazily(() => new Intl.DateTimeFormat(locale, { ...NEWSROOM, ...options }))
  return {
    age: relative('always'),
    today: relative('auto'),
    day: date({ day: 'numeric', month: 'short', year: 'numeric' }),
    long: date({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    moment: date(moment),
    earlierClock: date({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    clock: date({ hour: '2-digit', minute: '2-digit' }),
  }
}

/** `7 ore fa`, `yesterday`; the date if it is older than a week. */
export function ageText(at: string, { edition, nowMs }: Pick<RenderContext, 'edition' | 'nowMs'>): string {
  const form = FORMS[edition]
  const ageMs = Math.max(0, nowMs - Date.parse(at))
  if (ageMs < MINUTE) return form.today().format(0, 'second')
  if (ageMs < HOUR) return form.age().format(-Math.floor(ageMs / MINUTE), 'minute')
  if (ageMs < DAY) return form.age().format(-Math.floor(ageMs / HOUR), 'hour')
  if (ageMs < MAX_AGE_MS) return form.today().format(-Math.floor(ageMs / DAY), 'day')
  return form.day().format(Date.parse(at))
}

export function momentText(at: string, edition: Edition): string {
  return FORMS[edition].moment().format(Date.parse(at))
}

export function dayText(ms: number, edition: Edition): string {
  return FORMS[edition].long().format(ms)
}

/** The browser script updates elements with this class. */
export function age(at: string | null, context: RenderContext): SafeHtml | null {
  if (at === null) return null
  return html`<time class="age" datetime="${at}" title="${momentText(at, context.edition)}">${ageText(at, context)}</time>`
}

export function moment(at: string, edition: Edition): SafeHtml {
  return html`<time datetime="${at}">${momentText(at, edition)}</time>`
}

/** `07:10`; with the date if it is not today. */
export function clockText(at: string, { edition, nowMs }: Pick<RenderContext, 'edition' | 'nowMs'>): string {
  const form = FORMS[edition]
  const ms = Date.parse(at)
  return (form.day().format(ms) === form.day().format(nowMs) ? form.clock() : form.earlierClock()).format(ms)
}

export function clock(at: string, context: RenderContext): SafeHtml {
  return html`<time class="clock" datetime="${at}" title="${momentText(at, context.edition)}">${clockText(at, context)}</time>`
}
