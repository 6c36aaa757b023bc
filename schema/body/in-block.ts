/** Of types whose values are read with a body: they do not count when a query's cost is estimated. */
export const IN_BLOCK = { inBlock: true }
