/** One of the names of an article. An id is a database id; a slug may be an earlier one. */
export interface ArticleName {
  readonly by: 'id' | 'uri' | 'slug'
  readonly value: string
}
