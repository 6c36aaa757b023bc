import { businessEnglish } from './articles/business-en.ts'
import { businessItalian } from './articles/business-it.ts'
import { cultureEnglish } from './articles/culture-en.ts'
import { cultureItalian } from './articles/culture-it.ts'
import { liveEnglish } from './articles/live-en.ts'
import { liveItalian } from './articles/live-it.ts'
import { newsEnglish } from './articles/news-en.ts'
import { newsItalian } from './articles/news-it.ts'
import { politicsEnglish } from './articles/politics-en.ts'
import { politicsItalian } from './articles/politics-it.ts'
import { scienceEnglish } from './articles/science-en.ts'
import { scienceItalian } from './articles/science-it.ts'
import { sportEnglish } from './articles/sport-en.ts'
import { sportItalian } from './articles/sport-it.ts'
import { technologyEnglish } from './articles/technology-en.ts'
import { technologyItalian } from './articles/technology-it.ts'
import { worldEnglish } from './articles/world-en.ts'
import { worldItalian } from './articles/world-it.ts'
import type { SeedArticle } from './seed-content.ts'

export const articles: readonly SeedArticle[] = [
  ...liveItalian,
  ...liveEnglish,
  ...newsItalian,
  ...newsEnglish,
  ...politicsItalian,
  ...politicsEnglish,
  ...worldItalian,
  ...worldEnglish,
  ...businessItalian,
  ...businessEnglish,
  ...cultureItalian,
  ...cultureEnglish,
  ...sportItalian,
  ...sportEnglish,
  ...scienceItalian,
  ...scienceEnglish,
  ...technologyItalian,
  ...technologyEnglish,
]
