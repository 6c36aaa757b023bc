/** The paths of the scripts and the style sheet. */
export interface AssetPaths {
  readonly ticker: string
  readonly embed: string
  readonly page: string
  readonly style: string
}
