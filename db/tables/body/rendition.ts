/** A version of media of another site in one size or format, as its source gives it. */
export interface GivenRendition {
  readonly url: string
  readonly width: number | null
  readonly height: number | null
  readonly mimeType: string | null
  /** What the source calls it. Of one in HTML without a width, its density, such as `2x`. */
  readonly name: string | null
}

/** Of one picture. A source that gives more has made a mistake. */
export const MAX_RENDITIONS = 50
