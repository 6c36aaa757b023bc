/** Bounds of a body. */
export const MAX_BODY_CHARACTERS = 500_000
/** Of a body as its source gives it, with markup that blocks do not have. */
export const MAX_ORIGINAL_CHARACTERS = 1_000_000
export const MAX_BLOCKS = 2_000
export const MAX_SPANS = 2_000
export const MAX_ITEMS = 500
export const MAX_DEPTH = 10
export const MAX_ROWS = 1_000
export const MAX_CELLS = 100
export const MAX_PICTURES = 200
