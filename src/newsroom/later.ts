/** The later of two times; a time that is null does not count. */
export function later(one: Date, other: Date | null): Date
export function later(one: Date | null, other: Date | null): Date | null
export function later(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other
  return one > other ? one : other
}
