import { photo, video } from '../lead-media.ts'
import type { SeedArticle } from '../seed-content.ts'

export const newsEnglish: readonly SeedArticle[] = [
  {
    key: 'genoa-storm-surge-promenade',
    minutesAgo: 9,
    language: 'en',
    section: 'weather',
    headline: 'Six-metre waves close Genoa’s eastern promenade',
    standfirst:
      'The coastguard has kept pleasure craft in harbour until tomorrow after the sea tore away twenty metres of railing and flooded two beach clubs.',
    byline: 'By Harriet Wexcombe',
    dateline: 'Genoa',
    slugline: 'GENOA-STORM',
    urgency: 1,
    labels: ['breaking'],
    authors: ['harriet-wexcombe'],
    tags: ['Weather', 'Climate'],
    leadMedia: photo(
      'lighthouse.svg',
      'Waves break beneath the lighthouse during the storm',
      'Photo: (c) Irene Malvasi',
    ),
    bodyHtml: `
<p>The sea rose without much warning shortly after six, and within a quarter of an hour it had taken the promenade. Waves of up to six metres cleared the wall, ripped out twenty metres of railing and left the road strewn with sand, weed and an uncounted number of deckchairs.</p>
<p>Police closed the stretch between the old boat slip and the Cannon square. Pleasure craft may not leave harbour before noon tomorrow; scheduled ferries are sailing, about an hour late.</p>
<blockquote><p>I saw that wave coming the way you see a bus coming. You have plenty of time to realise it isn’t going to stop.</p><cite>Rina Solarenghi, owner of one of the flooded clubs</cite></blockquote>
<p>Forecasters expect the wind to swing round to the north this afternoon. Only then, say council engineers, can anyone go down to look at the footings of the walkway.</p>
`,
    related: ['live-arsa-flood-valdarsa', 'trieste-ferry-passengers-ashore'],
    translationOf: 'genova-mareggiata-passeggiata',
  },
  {
    key: 'trieste-ferry-passengers-ashore',
    minutesAgo: 33,
    language: 'en',
    section: 'news',
    headline: 'All 212 passengers ashore after ferry loses power off Trieste',
    standfirst:
      'The Santa Lucilla drifted for two hours, three miles from the quay, before tugs brought her in to applause. Nobody was hurt; one passenger was seasick.',
    byline: 'By Harriet Wexcombe',
    dateline: 'Trieste',
    slugline: 'TRIESTE-FERRY',
    urgency: 3,
    labels: ['video'],
    authors: ['harriet-wexcombe', 'marta-venier'],
    tags: ['Trieste', 'Transport', 'Mediterranean'],
    leadMedia: video('ferry.svg', 'The ferry Santa Lucilla under tow', 'Photo: (c) Sandro Tiepolato', 88),
    bodyHtml: `
<p>The silence, passengers said, was the oddest part. At ten past two the engines of the Santa Lucilla, inbound from Port’Ambra with 212 people aboard, stopped at the same moment as the bar lights and the background music. Three miles from the quay, the ship began to turn slowly on the spot.</p>
<p>Two tugs reached her within forty minutes. She was alongside by 4.25pm, to a round of applause that carried across the waterfront.</p>
<h2>A blocked filter</h2>
<p>Early checks point to a clogged fuel filter. The operator has promised refunds and will inspect the two other vessels in its fleet.</p>
<blockquote><p>We ran out of sandwiches and started on the songs. By the end I was almost sorry to arrive.</p><cite>Ludovico Sancin, passenger</cite></blockquote>
`,
    related: ['genoa-storm-surge-promenade', 'trieste-archive-ai-transcribed'],
    translationOf: 'trieste-traghetto-passeggeri-a-terra',
  },
  {
    key: 'school-bell-at-ten',
    minutesAgo: 470,
    language: 'en',
    section: 'schools',
    headline: 'The school where the bell rings at ten: ‘Nobody sleeps on the desk any more’',
    standfirst:
      'A sixth form in Lecce moved its first lesson back by two hours. A year on, lateness is down, marks are up and parents are arguing with the bus company.',
    dateline: 'Lecce',
    urgency: 5,
    authors: ['priya-ravensdale'],
    tags: ['Schools', 'Transport'],
    leadMedia: photo('school.svg', 'The school entrance with a clock above the door', 'Photo: (c) Lidia Orsenighi'),
    bodyHtml: `
<p>At eight in the morning the only pupil in the yard of the Ada Morosetti school is a cat. The rest turn up two hours later with breakfast inside them and, their teachers insist, their brains switched on. What began last year with six classes now covers the entire school.</p>
<p>The governors’ figures are encouraging. Late arrivals have fallen by 71 per cent, absence from the first lesson has all but vanished and the average maths mark is up by half a point. ‘We didn’t invent anything,’ says the head, Teresa Galluccini. ‘We simply stopped questioning people who were asleep.’</p>
<h2>The trouble with buses</h2>
<p>Lessons now end at four, when services to the villages thin out. Parents have asked for two more buses. The company is offering one.</p>
<p>In an anonymous survey nine pupils in ten were in favour. The tenth, it seems, had football practice.</p>
`,
    translationOf: 'scuola-campanella-dieci',
  },
  {
    key: 'harbour-seal-pilot-verdict',
    minutesAgo: 1730,
    language: 'en',
    section: 'courts',
    headline: 'Seal had right of way, rules judge in Port Ellery marina case',
    standfirst:
      'A yachtsman who sued the harbour over a bent propeller has lost, after the court heard that the animal was asleep and the boat was not.',
    dateline: 'Port Ellery',
    urgency: 5,
    authors: ['nora-fairlight'],
    tags: ['Transport'],
    bodyHtml: `
<p>A seal dozing on a mooring line is an obstacle that a careful skipper ought to see, a judge has ruled, ending a two-year dispute over a bent propeller and a good deal of wounded pride.</p>
<p>The claimant had argued that the harbour authority should have moved the animal, known locally as Deputy. The authority replied that it had tried, twice, and that Deputy had come back each time before the launch did.</p>
<p>‘The harbour is a shared space,’ the judge said. ‘One of the parties was under way, with a lookout and an engine. The other was asleep.’ Costs were awarded against the yacht.</p>
<p>Deputy was not in court.</p>
`,
  },
  {
    key: 'village-clock-runs-late',
    minutesAgo: 7450,
    language: 'en',
    section: 'news',
    headline: 'Village votes to keep its church clock seven minutes slow',
    standfirst:
      'Residents of Nether Wickmere turned down a free repair, saying that the bus has adjusted and so have they.',
    dateline: 'Nether Wickmere',
    urgency: 7,
    authors: ['priya-ravensdale'],
    tags: ['Elections', 'Transport'],
    leadMedia: photo('piazza.svg', 'A clock tower above a quiet square', 'Photo: (c) Hugh Larkmoore'),
    bodyHtml: `
<p>For as long as anyone can remember, Nether Wickmere has lived seven minutes behind the rest of the country. On Tuesday, by 94 votes to 31, it decided to carry on.</p>
<p>A clockmaker had offered to put things right without charge. At a parish meeting that began, by common consent, seven minutes late, speakers pointed out that the morning bus already waits, the pub already closes accordingly and the last person to set a watch by the tower had moved to the coast.</p>
<h2>A minority view</h2>
<p>Not everyone was convinced. ‘I have missed eleven trains,’ said Graham Pettifold, a retired surveyor. ‘I accept that I could have bought a watch.’</p>
<p>The clockmaker has been engaged to oil the mechanism, on the understanding that he does not improve it.</p>
`,
    related: ['harbour-seal-pilot-verdict', 'last-train-law-passed', 'assembly-clock-analysis'],
  },
]
