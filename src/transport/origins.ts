/** Whether a page of this origin may ask. Programs send no origin; our own pages send the host they came from. */
export function originAllowed(
  origin: string | undefined,
  host: string | undefined,
  allowed: ReadonlySet<string>,
): boolean {
  if (origin === undefined) return true
  return allowed.has(origin) || URL.parse(origin)?.host === host
}
