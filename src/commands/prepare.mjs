/*
 * npm runs this after `npm ci`. It is JavaScript because an install without optional packages has no Node of its own, and
 * the machine's may be too old for TypeScript. Such an install succeeds and is handed build/ from elsewhere.
 */
const TYPESCRIPT_SINCE = 24

function missing() {
  if (Number.parseInt(process.versions.node, 10) < TYPESCRIPT_SINCE) return `Node ${TYPESCRIPT_SINCE} or newer`
  try {
    import.meta.resolve('esbuild')
    return null
  } catch {
    return 'esbuild'
  }
}

const absent = missing()
if (absent === null) await import('./build.ts')
else {
  process.stderr.write(`The browser scripts were not built: ${absent} is missing, which comes with the optional packages.
Run npm ci with them, or copy build/ from such an install.
`)
}
