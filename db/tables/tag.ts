export interface TagTable {
  id: string
  slug: string
  name: string
}
