/** What a source says of the age of a version. */
export interface WireVersion {
  /** A number as text. */
  readonly version: string | null
  readonly versionAt: Date | null
}

/** How one version stands to another; `unknown` if what they say cannot be compared. */
export type Order = 'newer' | 'older' | 'same' | 'unknown'

/** By the numbers of the versions, and among equal or missing numbers by their times. */
export function orderOf(version: WireVersion, stored: WireVersion): Order {
  const byNumber = compared(numberOf(version.version), numberOf(stored.version))
  if (byNumber === 'newer' || byNumber === 'older') return byNumber
  const byTime = compared(version.versionAt?.getTime() ?? null, stored.versionAt?.getTime() ?? null)
  return byTime === 'unknown' ? byNumber : byTime
}

function numberOf(version: string | null): number | null {
  const number = version === null || version.trim() === '' ? Number.NaN : Number(version)
  return Number.isFinite(number) ? number : null
}

function compared(one: number | null, other: number | null): Order {
  if (one === null || other === null) return 'unknown'
  return one === other ? 'same' : one > other ? 'newer' : 'older'
}
