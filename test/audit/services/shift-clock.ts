/*
 * Loaded before a gateway (`node --import`): shifts its clock by CLOCK_SHIFT_MS, and changes the sign of the shift every
 * CLOCK_JUMP_MS. Timers are not affected.
 */
const shiftMs = Number(process.env.CLOCK_SHIFT_MS)
const jumpMs = Number(process.env.CLOCK_JUMP_MS)
const { now: rightNow } = Date
const begun = performance.now()

function now(): number {
  const ahead = Math.floor((performance.now() - begun) / jumpMs) % 2 === 0
  return rightNow() + (ahead ? shiftMs : -shiftMs)
}

globalThis.Date = new Proxy(Date, {
  construct: (date, given, called) => Reflect.construct(date, given.length === 0 ? [now()] : given, called),
  get: (date, name) => (name === 'now' ? now : Reflect.get(date, name)),
})
