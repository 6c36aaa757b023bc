import { curationBySlug } from '../../db/content/curation/curation.ts'
import { PublishArticleInput } from '../article/article-input.ts'
import { PublishArticlePayload, type Saved, saved } from '../article/article-mutations.ts'
import { withUris } from '../article/verbs/named-articles.ts'
import { builder } from '../builder.ts'
import { withStoredAddresses } from '../media/stored-addresses.ts'
import { encodeLogCursor } from '../paging/log-cursor.ts'
import { requireScope } from '../policy/policy.ts'
import { loadOne } from '../sql-plugin/load-relation.ts'
import { Curation } from './curation.ts'
import { checkListed, curationOf, SetCurationInput } from './curation-mutations.ts'

const PublishPackageInput = builder.inputType('PublishPackageInput', {
  description: 'Articles that are published together, and a curation.',
  fields: (t) => ({
    articles: t.field({
      type: [PublishArticleInput],
      required: true,
      description: 'From 1 to 20 whole articles, new ones and next versions, each once.',
    }),
    curation: t.field({
      type: SetCurationInput,
      description: 'A curation, which can name the articles by the `uri` or `slug` that they are given here.',
    }),
    idempotencyKey: t.string({
      description: 'Makes the request safe to retry: the same key returns the first result and changes nothing.',
    }),
  }),
})

interface PublishedPackage {
  readonly articles: readonly Saved[]
  readonly curation: string | null
  readonly position: number | null
}

const PublishPackagePayload = builder.objectRef<PublishedPackage>('PublishPackagePayload').implement({
  scope: 'public',
  description: 'The result of publishPackage.',
  fields: (t) => ({
    articles: t.field({
      type: [PublishArticlePayload],
      description: 'The results of the articles, in the order of the input.',
      resolve: ({ articles }) => articles,
    }),
    curation: t.field({
      type: Curation,
      nullable: true,
      description: 'The new list; null if no curation was given.',
      resolve: ({ curation: slug }, _args, context) =>
        slug === null ? null : loadOne(context, curationBySlug, { slug }, undefined),
    }),
    cursor: t.field({
      type: 'LogCursor',
      nullable: true,
      description:
        'The position of the last change of the package: a subscriber at or past it has received all of them. Null if nothing public changed.',
      resolve: ({ position }, _args, { epoch }) => (position === null ? null : encodeLogCursor({ epoch, position })),
    }),
  }),
})

builder.mutationField('publishPackage', (t) =>
  t.field({
    scope: 'articles:publish',
    type: PublishPackagePayload,
    nullable: true,
    description:
      'Publishes several articles, and a curation, in one transaction: readers see all of it or nothing. Each has its own event. If one is refused, nothing is stored, and the error has the path to it. With a curation, needs curations:write too.',
    errors: ['BAD_USER_INPUT', 'CONFLICT', 'IDEMPOTENCY_CONFLICT'],
    example:
      '{ articles: [{ uri: "urn:example:ferry", headline: "Ferry sails again", language: "en", section: "news", bodyHtml: "<p>At noon.</p>" }], curation: { slug: "ticker", articles: [{ uri: "urn:example:ferry" }] } }',
    args: {
      input: t.arg({ type: PublishPackageInput, required: true, description: 'The articles and the curation.' }),
    },
    resolve: async (_root, { input }, context) => {
      if (input.curation) requireScope('curations:write', context.viewer)
      const curation = input.curation && curationOf(input.curation, ['input', 'curation'])
      const uris = new Set(input.articles.flatMap(({ uri }) => uri ?? []))
      const own = new Set(input.articles.flatMap(({ uri, slug }) => [uri ?? [], slug ?? []].flat()))
      if (curation) await checkListed(context, curation, ['input', 'curation'], own)
      const articles = await Promise.all(
        input.articles.map((article, at) =>
          withUris(withStoredAddresses(article, context.publicUrl), ['input', 'articles', at], context, uris),
        ),
      )
      const results = await context.newsroom.publishPackage({ ...input, articles, curation }, context.viewer)
      const positions = results.flatMap(({ position }) => position ?? [])
      return {
        articles: await Promise.all(results.slice(0, input.articles.length).map((result) => saved(context, result))),
        curation: curation?.slug ?? null,
        position: positions.length > 0 ? Math.max(...positions) : null,
      }
    },
  }),
)
