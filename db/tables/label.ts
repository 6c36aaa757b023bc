/** A flag shown before a headline. */
export type Label = 'BREAKING' | 'LIVE' | 'VIDEO' | 'AUDIO' | 'GALLERY' | 'EXCLUSIVE' | 'ANALYSIS' | 'OPINION'
