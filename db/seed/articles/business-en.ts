import { photo } from '../lead-media.ts'
import type { SeedArticle } from '../seed-content.ts'

export const businessEnglish: readonly SeedArticle[] = [
  {
    key: 'bicycle-factory-workers-buyout',
    minutesAgo: 268,
    language: 'en',
    section: 'work',
    headline: 'Bicycle workers buy back the factory that let them go',
    standfirst:
      'Closed by an investment fund eighteen months ago, Vèlora has reopened with 73 owner-members who put in their redundancy pay.',
    dateline: 'Modena',
    slugline: 'VELORA-COOP',
    urgency: 4,
    authors: ['owen-tredwater'],
    tags: ['Jobs', 'Cycling', 'Transport'],
    leadMedia: photo('factory.svg', 'The factory with its saw-tooth roof and chimneys', 'Photo: (c) Lidia Orsenighi'),
    bodyHtml: `
<p>At ten to seven on Monday the hooter went again, and grown men wiped their eyes at a hooter. Vèlora, which built city bicycles on the edge of Modena for sixty years, has reopened under new owners: the people who make them.</p>
<p>The fund that held it had shut it as ‘non-strategic’. Seventy-three former employees pooled their redundancy money, a local bank lent the rest, and the court sold them the machines and the name for €2.3m.</p>
<h2>One member, one vote</h2>
<p>Their first meeting elected a welder, Mirella Bondavalli, to the chair. Item one was the price of the coffee machine; item two, the business plan. Both were carried.</p>
<p>Output starts at forty bicycles a day: sturdy, mendable and guaranteed for thirty years. ‘They used to ask us to make them last less long,’ says a fitter. ‘Now we’re the boss, and we’ve told ourselves no.’</p>
`,
    related: ['four-day-week-udine', 'lantern-tour-corvaio-pass'],
    translationOf: 'fabbrica-biciclette-operai',
  },
  {
    key: 'four-day-week-udine',
    minutesAgo: 3075,
    language: 'en',
    section: 'work',
    headline: 'Two years into a four-day week, Udine has one surprising finding',
    standfirst:
      'Output held steady and resignations halved across 26 firms. But most people are spending their free Friday asleep.',
    dateline: 'Udine',
    urgency: 5,
    authors: ['owen-tredwater'],
    tags: ['Jobs', 'Health'],
    bodyHtml: `
<p>On Friday mornings the only staff at Zufferlin Windows are the succulents. Thirty-two hours for forty hours’ pay: the bargain struck two years ago by twenty-six firms around Udine has had its first serious review, and it comes out well.</p>
<p>Production was unchanged at twenty companies, up at five and down at one. Resignations halved. Sick days fell by a third. ‘We got rid of the meetings,’ says the manager of one workshop. ‘Nobody noticed.’</p>
<h2>How Friday is spent</h2>
<p>The surprise was in the survey. Beforehand, workers had pictured courses, gyms and good works. Two years later the commonest answer is ‘catching up on sleep’, followed by ‘the shopping’ and ‘nothing, at last’.</p>
`,
    translationOf: 'settimana-quattro-giorni-udine',
  },
  {
    key: 'tea-price-small-leaf',
    minutesAgo: 1860,
    language: 'en',
    section: 'markets',
    headline: 'A dry spring in the hills will put a penny on your cup of tea',
    standfirst:
      'Growers of the small-leaf kind say the harvest is a sixth down. Blenders are reaching for last year’s chests.',
    urgency: 6,
    authors: ['owen-tredwater'],
    tags: ['Farming', 'Climate'],
    bodyHtml: `
<p>The rain that should have come in March arrived in May, by which time the tea bushes had made up their minds. Growers expect to pick a sixth less of the small-leaf variety that gives a breakfast blend its briskness, and auction prices have risen for nine weeks in a row.</p>
<p>For the drinker the sum is modest. A teabag holds about two grams; even at the present price that adds roughly a penny to a cup. ‘The milk has gone up more,’ says Winifred Oakhanger, a blender of forty years’ standing.</p>
<p>Her firm is quietly stretching the new crop with last year’s. Most customers, she believes, will not detect it. Most, she adds, put in too much milk.</p>
`,
    correction: {
      text: 'An earlier version of this article said that a teabag holds about twelve grams. It is about two.',
      minutesAgo: 1640,
    },
  },
  {
    key: 'wool-insulation-homes-plan',
    minutesAgo: 6480,
    language: 'en',
    section: 'economy',
    headline: 'Revealed: the plan to insulate forty thousand homes with unwanted wool',
    standfirst:
      'Hill farmers burn fleeces that cost more to shear than they fetch. A draft scheme seen by this newspaper would put them in lofts instead.',
    byline: 'By Owen Tredwater',
    dateline: 'Skelby',
    slugline: 'WOOL-PLAN',
    urgency: 4,
    labels: ['exclusive'],
    authors: ['owen-tredwater'],
    tags: ['Farming', 'Energy', 'Jobs'],
    leadMedia: photo(
      'mountain-pass.svg',
      'A road winding through green hills below mountains',
      'Photo: (c) Tessa Wharram',
    ),
    bodyHtml: `
<p>It costs £1.60 to shear a hill sheep and the fleece sells for 40p. Every summer, therefore, some of the warmest material known to man goes up in smoke behind barns across the uplands. A draft plan drawn up by five northern counties would send it to a mill, and from there into the lofts of forty thousand chilly houses.</p>
<p>The 38-page paper, marked ‘not for circulation’, proposes a guaranteed price of £2.10 a fleece for ten years. A disused carpet works at Skelby would wash and felt the wool; trainees would fit it. The counties reckon that a treated home would save £280 a year on heating.</p>
<h2>The moth question</h2>
<p>Officials have two worries. The first is money: the scheme loses £3m a year until the fifth. The second is moths, to which an appendix of nine pages is devoted. The answer appears to be borax, and plenty of it.</p>
<blockquote><p>My grandfather paid the rent with wool. I pay a man to take it away. If they want it in their roofs, they can have it in mine first.</p><cite>Agnes Thornthwick, sheep farmer</cite></blockquote>
<p>A spokesman for the counties did not dispute the figures but said that no decision had been taken. One is expected, according to the draft, before the next shearing.</p>
`,
    related: ['tea-price-small-leaf', 'bicycle-factory-workers-buyout'],
  },
  {
    key: 'bread-queue-price-analysis',
    minutesAgo: 4990,
    language: 'en',
    section: 'markets',
    headline: 'What a queue outside a bakery can tell you that a price index cannot',
    standfirst:
      'Economists measure what people pay. A small team in Trieste has started measuring how long they are willing to wait.',
    byline: 'By Owen Tredwater',
    dateline: 'Trieste',
    urgency: 5,
    labels: ['analysis'],
    authors: ['owen-tredwater'],
    tags: ['Trieste', 'Jobs'],
    bodyHtml: `
<p>Prices are what everybody writes down, which is why everybody knows them. Waiting is free, so it goes unrecorded. Yet for most of what we buy we pay in both, and the second currency has been moving more than the first.</p>
<p>Researchers at a small institute in Trieste have spent two years standing outside forty bakeries with a stopwatch. When flour rose by a tenth, bread barely changed. The queues, however, grew by four minutes, because bakers had cut a member of staff rather than raise the price of a roll.</p>
<h2>An invisible rise</h2>
<p>Counted at the average wage, four minutes come to more than the increase the bakers had avoided. Customers were paying it all along; they simply did not get a receipt. Much the same, the authors suspect, has happened at surgeries, on helplines and in the aisles of shops where we now scan our own tins.</p>
<p>The remedy is not obvious, and nobody proposes taxing queues. But an economy that looks stable because the cost has been moved into our mornings is not as stable as it looks.</p>
`,
    related: ['four-day-week-udine', 'tea-price-small-leaf'],
  },
]
