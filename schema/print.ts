import { writeFileSync } from 'node:fs'
import { policyPage } from './policy/table.ts'
import { reference } from './reference.ts'
import { printed, schema } from './schema.ts'
import { statesPage } from './states-page.ts'

writeFileSync(new URL('./schema.graphql', import.meta.url), printed())
writeFileSync(new URL('../docs/reference.md', import.meta.url), reference(schema))
writeFileSync(new URL('../docs/policies.md', import.meta.url), policyPage(schema))
writeFileSync(new URL('../docs/states.md', import.meta.url), statesPage())
