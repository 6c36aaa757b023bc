// Loaded into a gateway, so that what its heap holds can be told from garbage.
process.on('SIGUSR2', () => void globalThis.gc?.())
