const { PATH = '', HOME = '', NODE_COMPILE_CACHE } = process.env

/** The environment for a child process: this one's, without the settings of the gateway. */
export const CHILD_ENV: Readonly<Record<string, string>> = {
  PATH,
  HOME,
  ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }),
}
