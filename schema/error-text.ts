const MAX_CHARACTERS = 300

/** The message of an error that repeats what the client has sent, of which no client needs more. */
export function shortened(message: string): string {
  return message.length <= MAX_CHARACTERS ? message : `${message.slice(0, MAX_CHARACTERS).toWellFormed()}…`
}
