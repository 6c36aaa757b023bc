import type { SeedMedia } from './seed-content.ts'

// Every picture in `pictures/` has this size.
const frame = { width: 1200, height: 675 } as const

export function photo(picture: string, altText: string, credit: string, caption?: string): SeedMedia {
  return { kind: 'IMAGE', picture, altText, credit, ...frame, ...(caption === undefined ? {} : { caption }) }
}

export function video(picture: string, altText: string, credit: string, durationSeconds: number): SeedMedia {
  return { kind: 'VIDEO', picture, altText, credit, ...frame, durationSeconds }
}

export function liveVideo(picture: string, altText: string, credit: string): SeedMedia {
  return { kind: 'VIDEO', picture, altText, credit, ...frame, isLive: true }
}

export function audio(picture: string, altText: string, credit: string, durationSeconds: number): SeedMedia {
  return { kind: 'AUDIO', picture, altText, credit, ...frame, durationSeconds }
}
