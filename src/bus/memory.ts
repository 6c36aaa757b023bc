import type { Bus } from './bus.ts'

/** A bus within this process. */
export function memoryBus(onError: (error: unknown) => void): Bus {
  const topics = new Map<string, Set<(message: string) => void>>()
  return {
    publish(topic, message) {
      for (const listener of topics.get(topic) ?? []) {
        // In a microtask each: a listener that throws affects neither the publisher nor other listeners.
        queueMicrotask(() => {
          try {
            listener(message)
          } catch (error) {
            onError(error)
          }
        })
      }
    },
    async subscribe(topic, listener) {
      const listeners = topics.get(topic) ?? new Set()
      topics.set(topic, listeners)
      // Wrapped, so that a function that subscribes twice is called twice and unsubscribes once.
      const own = (message: string) => listener(message)
      listeners.add(own)
      return async () => {
        listeners.delete(own)
        if (listeners.size === 0 && topics.get(topic) === listeners) topics.delete(topic)
      }
    },
    problem: () => null,
    async [Symbol.asyncDispose]() {
      topics.clear()
    },
  }
}
