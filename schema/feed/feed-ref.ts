import type { Feed } from '../../db/content/feeds/feed.ts'
import { builder } from '../builder.ts'

export const FeedRef = builder.objectRef<Feed>('Feed')
