import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { CHILD_ENV } from '../child-env.ts'

test('the command lists the files that execute for queries and for a publish', async () => {
  const command = ['test/coverage/files-per-request.ts', '--list']
  const { stdout } = await promisify(execFile)(process.execPath, command, { env: CHILD_ENV })
  const [head, ...lines] = stdout.trimEnd().split('\n')
  expect(head).toBe('path | files | goal')
  const rows = lines.filter((line) => line.includes('|')).map((line) => line.split(' | '))
  expect(rows.map(([path]) => path)).toEqual([
    'nested query, not cached',
    'nested query, cached',
    'nested query, with a token',
    'nested query, over WebSocket',
    'publish by mutation until the frame is written',
  ])
  const [uncached = 0, cached = 0] = rows.map(([, files]) => Number(files))
  expect(cached).toBeGreaterThan(0)
  expect(cached).toBeLessThan(uncached)
  const files = lines.filter((line) => line.startsWith('  ')).map((line) => line.trim())
  expect(files.length).toBe(rows.reduce((sum, [, count]) => sum + Number(count), 0))
  expect(files.filter((file) => !existsSync(file))).toEqual([])
})
