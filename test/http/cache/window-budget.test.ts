import { afterEach, expect, test, vi } from 'vitest'
import { WindowBudget } from '../../../src/http/cache/window-budget.ts'

afterEach(() => void vi.useRealTimers())

test('responses are shared until the budget of the window is used up, and again in the next window', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const budget = new WindowBudget(100, 1_000)
  expect([budget.take(60), budget.take(50), budget.take(40), budget.take(1)]).toEqual([true, false, true, false])
  vi.advanceTimersByTime(1_000)
  expect(budget.take(100)).toBe(true)
})
