/** The link by which readers of a feed find its WebSub hub. */
export function hubLinks(hub: string | null): { rel: string; href: string }[] {
  return hub === null ? [] : [{ rel: 'hub', href: hub }]
}
