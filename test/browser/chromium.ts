import { type Browser, chromium } from 'playwright-core'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']

export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGS }).catch((error: unknown) => {
    throw new Error(`Chromium does not start at ${CHROMIUM}. Install it, or set CHROMIUM_PATH.`, { cause: error })
  })
}
