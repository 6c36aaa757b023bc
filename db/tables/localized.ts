/** A text in several languages, by BCP 47 tag. */
export type Localized = Record<string, string>
