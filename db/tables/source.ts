export interface SourceTable {
  id: string
  name: string
  url: string | null
}
