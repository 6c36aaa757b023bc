const MISSING = `esbuild is not installed: it is an optional package. Run npm ci --include=optional.\n`

try {
  const { writeBundle } = await import('../web/bundle/write-bundle.ts')
  writeBundle()
} catch (error) {
  const missing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
  process.stderr.write(missing ? MISSING : `${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}
