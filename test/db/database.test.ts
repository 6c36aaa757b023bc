import { describe } from 'vitest'
import { backends } from '../backends.ts'
import { databaseContract } from '../contract/database.ts'
import { openDatabase } from '../open-database.ts'

describe.each(backends)('the database on $name', (backend) => {
  databaseContract(async () => {
    await using opened = new AsyncDisposableStack()
    const database = opened.use(await openDatabase(opened.use(await backend.open())))
    const parts = opened.move()
    return { ...database, [Symbol.asyncDispose]: () => parts.disposeAsync() }
  })
})
