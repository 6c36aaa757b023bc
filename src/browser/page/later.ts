/**
 * The cursor that lies later in its log. They are opaque to others, but this script comes from the gateway that makes them;
 * of two that cannot be compared it is the one heard last.
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
