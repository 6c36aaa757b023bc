import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { AnswersInFlight } from '../../src/graphql/answers-in-flight.ts'

class Response extends EventEmitter {
  closed = false
  gaveUpAfterMs: number | null = null
  setTimeout(ms: number, onSilence: () => void) {
    this.gaveUpAfterMs = ms
    this.once('timeout', onSilence)
  }
  destroy() {
    this.closed = true
    this.emit('close')
  }
}

test('answers take up memory while they are made and until their clients have read them, or left', () => {
  const answers = new AnswersInFlight(1_000_000, 400_000, 15_000)
  const [reading, leaving, gone] = [new Response(), new Response(), new Response()]
  {
    using _one = answers.reserve(5_000)
    using _other = answers.reserve(5_000)
    expect(answers.bytes).toBe(800_000)
    expect(() => answers.reserve(5_000)).toThrow('Try again')
    expect(() => answers.reserve(1)[Symbol.dispose]()).not.toThrow()
  }
  expect(answers.bytes).toBe(0)
  gone.destroy()
  for (const response of [reading, leaving, gone]) answers.hold(100_000, response)
  expect(answers.bytes).toBe(200_000)
  expect([reading.gaveUpAfterMs, gone.gaveUpAfterMs]).toEqual([15_000, null])
  leaving.emit('timeout')
  reading.emit('close')
  expect(answers.bytes).toBe(0)
})
