/**
 * The later of two cursors. Cursors are opaque to clients, but this script is part of the gateway that makes them. If they cannot be
 * compared, the second one.
 */
export function later(known: string, heard: string): string {
  const [one, other] = [place(known), place(heard)]
  if (one === null || other === null || one.epoch !== other.epoch) return heard
  return one.position > other.position ? known : heard
}

function place(cursor: string): { readonly epoch: string; readonly position: number } | null {
  try {
    const [epoch = '', position] = atob(cursor.replaceAll('-', '+').replaceAll('_', '/')).split('.')
    return { epoch, position: Number(position) }
  } catch {
    return null
  }
}
