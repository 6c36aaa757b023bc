// Must be the first import of the process: libraries read NODE_ENV while they are loaded. In production, graphql skips checks of each
// value that only help schema authors, and Yoga masks errors.
process.env.NODE_ENV ??= 'production'
