/** Makes the value when it is first needed. A formatter of dates costs a slow phone 30 ms, and few are needed. */
export function lazily<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}
