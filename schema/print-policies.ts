import { policyTable } from './policy/table.ts'
import { schema } from './schema.ts'

for (const { coordinate, policy } of policyTable(schema)) process.stdout.write(`${coordinate.padEnd(40)} ${policy}\n`)
