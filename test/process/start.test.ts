import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { emptyFolder } from './empty-folder.ts'
import { startGateway } from './gateway-process.ts'

describe.each(backends)('on $name', (backends) => {
  test('a gateway says in one line where it serves once it does, on any free port for PORT=0', async () => {
    await using backend = await backends.open()
    await using gateway = startGateway(backend.env)
    const url = await gateway.ready()
    expect(url).toMatch(/^http:\/\/localhost:[1-9]\d+$/)
    expect(gateway.stdout().split('\n')[0]).toBe(`Tickertape is ready at ${url}`)
    const ready = await fetch(`${url}/health/ready`)
    expect(await ready.json()).toMatchObject({ ready: true })
  })
})

test('a gateway with an empty folder makes its database, its demo newsroom and its secret by itself', async () => {
  await using folder = await emptyFolder()
  await using gateway = startGateway({ DATA_DIR: folder.path, PORT: '0', LOG_LEVEL: 'error' }, {})
  const url = await gateway.ready()
  const answer = await fetch(
    `${url}/graphql?query=${encodeURIComponent('{ latestNews(first: 3) { nodes { headline } } }')}`,
  )
  expect(await answer.json()).toMatchObject({ data: { latestNews: { nodes: [{}, {}, {}] } } })
})
