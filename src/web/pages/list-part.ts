/** How many rows a page of a list has. An open page to which news has come asks for as many as it shows. */
const PAGE_ROWS = 20
const MAX_ROWS = 100

/** Which part of its list a page shows. */
export type ListPart = {
  readonly first: number
  /** The cursor of the row before; null for the start. */
  readonly after: string | null
}

export function listPart({ searchParams }: URL): ListPart {
  const asked = Number(searchParams.get('first') ?? PAGE_ROWS)
  // In steps, so that few different pages are cached.
  const first = Math.ceil(asked / PAGE_ROWS) * PAGE_ROWS
  return {
    first: Math.min(MAX_ROWS, Math.max(PAGE_ROWS, Number.isFinite(first) ? first : PAGE_ROWS)),
    after: searchParams.get('after'),
  }
}
