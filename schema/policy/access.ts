import type { Context } from '../context.ts'
import type { Access } from '../sql-plugin/plans.ts'
import { audience } from '../viewer/viewer.ts'
import { permits } from './policy.ts'

/** Plans look at the viewer's scopes only. */
export const ACCESS: Access<Context> = {
  audienceOf: ({ viewer }) => audience(viewer),
  permits: (field, { viewer }) => permits(field, viewer),
}
