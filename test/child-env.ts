const { PATH = '', HOME = '', NODE_COMPILE_CACHE } = process.env

/** What a process of its own is given of this one's environment: none of its settings. */
export const CHILD_ENV: Readonly<Record<string, string>> = {
  PATH,
  HOME,
  ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }),
}
