import type { Bus } from './bus.ts'

/** Within this process. */
export function memoryBus(onError: (error: unknown) => void): Bus {
  const topics = new Map<string, Set<(message: string) => void>>()
  return {
    publish(topic, message) {
      for (const listener of topics.get(topic) ?? []) {
        // Each in a turn of its own: a listener that throws fails neither the publisher nor the next listener.
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
      // A listener given twice is heard twice, and each is unsubscribed alone.
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
