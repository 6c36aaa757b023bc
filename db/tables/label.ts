/** What a headline is flagged with. */
export type Label = 'BREAKING' | 'LIVE' | 'VIDEO' | 'AUDIO' | 'GALLERY' | 'EXCLUSIVE' | 'ANALYSIS' | 'OPINION'
