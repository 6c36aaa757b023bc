/** Sites whose embeds are known, by the end of their host name. */
const PROVIDERS: readonly (readonly [string, string])[] = [
  ['youtube.com', 'YouTube'],
  ['youtu.be', 'YouTube'],
  ['youtube-nocookie.com', 'YouTube'],
  ['vimeo.com', 'Vimeo'],
  ['dailymotion.com', 'Dailymotion'],
  ['twitter.com', 'X'],
  ['x.com', 'X'],
  ['instagram.com', 'Instagram'],
  ['facebook.com', 'Facebook'],
  ['tiktok.com', 'TikTok'],
  ['bsky.app', 'Bluesky'],
  ['threads.net', 'Threads'],
  ['threads.com', 'Threads'],
  ['reddit.com', 'Reddit'],
  ['soundcloud.com', 'SoundCloud'],
  ['spotify.com', 'Spotify'],
  ['datawrapper.de', 'Datawrapper'],
  ['dwcdn.net', 'Datawrapper'],
  ['flourish.studio', 'Flourish'],
  ['google.com', 'Google'],
]

/** The name of the site of an embed; its host name if the site is not known. */
export function providerOf(url: string): string {
  const { hostname } = new URL(url)
  const host = hostname.replace(/^www\./, '')
  return PROVIDERS.find(([known]) => host === known || host.endsWith(`.${known}`))?.[1] ?? hostname
}
