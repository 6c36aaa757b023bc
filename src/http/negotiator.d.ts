// The part of the documented interface that we use; the published types lack `preferred`.
declare module 'negotiator' {
  export default class Negotiator {
    constructor(request: { readonly headers: Readonly<Record<string, string | undefined>> })
    mediaType(available: readonly string[]): string | undefined
    encoding(available: readonly string[], options: { readonly preferred: readonly string[] }): string | undefined
    language(available: readonly string[]): string | undefined
  }
}
