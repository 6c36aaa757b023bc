// The first import of the process: libraries look at this while they are loaded. In production graphql leaves out checks that
// help only those who write a schema, at each value of an answer, and Yoga shows nobody what went wrong inside.
process.env.NODE_ENV ??= 'production'
