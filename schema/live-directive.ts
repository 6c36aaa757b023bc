import { DirectiveLocation, GraphQLBoolean, GraphQLDirective, GraphQLInt, GraphQLNonNull, GraphQLString } from 'graphql'

/** As in graphql-live-query, with an `etag` to resume from. */
export const LIVE_DIRECTIVE = new GraphQLDirective({
  name: 'live',
  description:
    'Over WebSocket and server-sent events, answers the query once and again whenever its answer changes. Elsewhere the query is answered once.',
  locations: [DirectiveLocation.QUERY],
  args: {
    if: { type: new GraphQLNonNull(GraphQLBoolean), defaultValue: true, description: 'Whether the query is live.' },
    throttle: { type: GraphQLInt, description: 'Minimum time between two answers, in milliseconds.' },
    etag: {
      type: GraphQLString,
      description:
        'The `extensions.etag` of the answer that the client has: nothing is sent until the answer is another.',
    },
  },
})
