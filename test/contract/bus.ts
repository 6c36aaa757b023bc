import { expect, test } from 'vitest'
import type { Bus } from '../../src/bus/bus.ts'

/** The contract of every bus. `open` gets a listener for errors that the bus must not throw. */
export function busContract(name: string, open: (onError: (error: unknown) => void) => Promise<Bus>): void {
  const ignored = () => {}
  /** Redis is shared, so each test has its own topic. */
  const topic = () => `tickertape:test:${crypto.randomUUID()}`

  test(`${name}: a listener receives what is published after it subscribed`, async () => {
    await using bus = await open(ignored)
    const news = topic()
    const heard = listener()
    await bus.subscribe(news, heard.listen)
    bus.publish(news, 'one')
    bus.publish(news, 'two')
    expect(await heard.messages(2)).toEqual(['one', 'two'])
  })

  test(`${name}: a listener receives nothing from other topics`, async () => {
    await using bus = await open(ignored)
    const [news, sport] = [topic(), topic()]
    const heard = listener()
    await bus.subscribe(news, heard.listen)
    bus.publish(sport, 'goal')
    bus.publish(news, 'flood')
    expect(await heard.messages(1)).toEqual(['flood'])
  })

  test(`${name}: an unsubscribed listener receives nothing more, and the others still do`, async () => {
    await using bus = await open(ignored)
    const news = topic()
    const [leaves, stays] = [listener(), listener()]
    const leave = await bus.subscribe(news, leaves.listen)
    await bus.subscribe(news, stays.listen)
    await leave()
    bus.publish(news, 'one')
    expect(await stays.messages(1)).toEqual(['one'])
    expect(leaves.heard).toEqual([])
  })

  test(`${name}: a listener given twice is heard twice, and each is unsubscribed alone`, async () => {
    await using bus = await open(ignored)
    const news = topic()
    const heard = listener()
    const leave = await bus.subscribe(news, heard.listen)
    await bus.subscribe(news, heard.listen)
    bus.publish(news, 'one')
    expect(await heard.messages(2)).toEqual(['one', 'one'])
    await leave()
    await leave()
    bus.publish(news, 'two')
    bus.publish(news, 'three')
    expect(await heard.messages(4)).toEqual(['one', 'one', 'two', 'three'])
  })

  test(`${name}: who comes after the last one left is heard again`, async () => {
    await using bus = await open(ignored)
    const news = topic()
    const leave = await bus.subscribe(news, ignored)
    await leave()
    const heard = listener()
    await bus.subscribe(news, heard.listen)
    await leave()
    bus.publish(news, 'one')
    expect(await heard.messages(1)).toEqual(['one'])
  })

  test(`${name}: a listener that throws harms neither the publisher nor the others, and is reported`, async () => {
    const errors: unknown[] = []
    await using bus = await open((error) => errors.push(error))
    const news = topic()
    const heard = listener()
    const broken = new Error('broken listener')
    await bus.subscribe(news, () => {
      throw broken
    })
    await bus.subscribe(news, heard.listen)
    bus.publish(news, 'one')
    bus.publish(news, 'two')
    expect(await heard.messages(2)).toEqual(['one', 'two'])
    expect(errors).toEqual([broken, broken])
  })

  test(`${name}: nothing is wrong while the broker is there`, async () => {
    await using bus = await open(ignored)
    await bus.subscribe(topic(), ignored)
    await expect.poll(() => bus.problem()).toBeNull()
  })
}

/** A listener that records its messages. */
export function listener() {
  const heard: string[] = []
  let look = () => {}
  return {
    heard,
    listen: (message: string) => {
      heard.push(message)
      look()
    },
    /** Resolves with all messages once there are at least `count`. */
    messages(count: number): Promise<readonly string[]> {
      const done = Promise.withResolvers<readonly string[]>()
      look = () => {
        if (heard.length >= count) done.resolve(heard)
      }
      look()
      return done.promise
    },
  }
}
