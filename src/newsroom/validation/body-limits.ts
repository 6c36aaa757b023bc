/** Of a body as HTML, and as its source gives it. */
export const MAX_BODY_CHARACTERS = 1_000_000
/** Of one text of a block: HTML may become longer when it is written as blocks. */
export const MAX_TEXT_CHARACTERS = 10 * MAX_BODY_CHARACTERS
/**
 * Of blocks, spans, items, rows, cells and pictures: no HTML has more elements than characters. What HTML becomes can therefore
 * always be sent as blocks.
 */
export const MAX_PARTS = MAX_BODY_CHARACTERS
/** Media beside the body of an original. */
export const MAX_PICTURES = 200
