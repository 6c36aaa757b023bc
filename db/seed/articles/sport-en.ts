import { photo, video } from '../lead-media.ts'
import type { SeedArticle } from '../seed-content.ts'

export const sportEnglish: readonly SeedArticle[] = [
  {
    key: 'borgomare-derby-late-penalty',
    minutesAgo: 82,
    language: 'en',
    section: 'football',
    headline: 'Borgomare come from two down to win lagoon derby in the 96th minute',
    standfirst:
      'Samuel Okafor-Bellini’s gentle penalty settled a 3-2 comeback against Unione Rovere and drew applause from the goalkeeper he had beaten.',
    byline: 'By Callum Ashgrave',
    dateline: 'Borgomare',
    slugline: 'FOOTBALL-DERBY',
    urgency: 4,
    authors: ['callum-ashgrave'],
    tags: ['Football'],
    leadMedia: photo('stadium.svg', 'Borgomare’s floodlit stadium during the match', 'Photo: (c) Matteo Fenogliari'),
    bodyHtml: `
<p>Some matches have to be won twice, the first time by deciding not to lose them. At half-time Borgomare were two goals down, had managed a single shot, and their greatest threat appeared to be a gull that had settled on the crossbar. In the ninety-sixth minute they beat Unione Rovere 3-2.</p>
<p>The comeback began with a cross by Zandegiacomi that the wind mistook for a masterpiece. Lollo Pierantoni, the shortest man on the pitch, headed the equaliser with twelve minutes left.</p>
<h2>The last kick</h2>
<p>Then came a penalty, for an arm that was nowhere near home. Okafor-Bellini placed the ball, looked at the crowd and rolled it softly down the middle. Diego Grassivaro, already on the floor, clapped.</p>
<blockquote><p>He did me with the simplest thing in the world. If you can’t applaud that, why go to a match?</p><cite>Diego Grassivaro, Unione Rovere goalkeeper</cite></blockquote>
`,
    related: ['goalkeeper-forty-one-debut', 'lantern-tour-corvaio-pass'],
    translationOf: 'borgomare-derby-rigore-novantaseiesimo',
  },
  {
    key: 'lantern-tour-corvaio-pass',
    minutesAgo: 212,
    language: 'en',
    section: 'cycling',
    headline: 'Brandolin rides out of the fog to lead the Lantern Tour by twelve seconds',
    standfirst:
      'A 71-kilometre breakaway over the Corvaio pass leaves one stage to race, downhill all the way to the sea.',
    byline: 'By Callum Ashgrave',
    dateline: 'Corvaio Pass',
    slugline: 'CYCLING-LANTERNS',
    urgency: 4,
    labels: ['video'],
    authors: ['callum-ashgrave', 'beatrice-ognibeni'],
    tags: ['Cycling', 'Weather'],
    leadMedia: video(
      'bicycle-race.svg',
      'Three riders in a breakaway with mountains behind them',
      'Photo: (c) Irene Malvasi',
      141,
    ),
    bodyHtml: `
<p>They heard him before they saw him: the hum of the wheels, then the breathing and at last, thirty metres from the line, a red jersey punching through the murk. Iacopo Brandolin won the hardest stage of the Lantern Tour after a breakaway of seventy-one kilometres, the last eighteen of them alone.</p>
<p>The Corvaio, at 2,140 metres, was invisible. The favourites climbed its final bends behind the lights of a team car, like pilgrims. Vestmark’s Aksel Thorup, who had led since the first day, lost a minute and forty seconds and, with them, the golden jersey.</p>
<h2>Overall standings</h2>
<ol>
<li>Iacopo Brandolin, 61hr 12min 08sec</li>
<li>Aksel Thorup, at 12sec</li>
<li>Ruben Castelvì, at 1min 35sec</li>
</ol>
<p>‘I shall sleep a little and descend a lot,’ said Brandolin, wrapped in a tartan blanket borrowed from the mountain hut.</p>
`,
    related: ['bicycle-factory-workers-buyout', 'borgomare-derby-late-penalty'],
    translationOf: 'giro-lanterne-passo-corvaio',
  },
  {
    key: 'goalkeeper-forty-one-debut',
    minutesAgo: 2130,
    language: 'en',
    section: 'football',
    headline: 'The goalkeeper who waited twenty-two seasons for a first match',
    standfirst:
      'Wyn Harkaway has been on the bench since he was nineteen. On Saturday, at 41, Port Ellery Rovers finally needed him.',
    dateline: 'Port Ellery',
    urgency: 6,
    authors: ['callum-ashgrave'],
    tags: ['Football', 'Jobs'],
    bodyHtml: `
<p>He had warmed up 611 times. He had been named in the squad under nine managers, had watched seven first-choice keepers come and go and had knitted, by his wife’s count, fourteen scarves. What Wyn Harkaway had never done was play.</p>
<p>It happened in the eighty-third minute on Saturday. A collision, a stretcher, a board held up with the number thirteen on it. The stand, which had also been waiting, took a moment to understand and then made a noise that the ferry heard.</p>
<p>He touched the ball twice. The first was a back-pass. The second was a shot from eleven yards that he tipped round the post with his fingertips, as he had 611 Saturdays in his head.</p>
<blockquote><p>People ask if it was worth it. Well, you’d have to ask them at the post office how many of their lot have had a day like that.</p><cite>Wyn Harkaway, goalkeeper</cite></blockquote>
<p>The first-choice keeper has a bruise and will be fit next week. Harkaway has asked to keep the gloves.</p>
`,
    related: ['borgomare-derby-late-penalty', 'cricket-tide-match-sandbank'],
  },
  {
    key: 'relay-team-village-postwomen',
    minutesAgo: 4310,
    language: 'en',
    section: 'athletics',
    headline: 'Four postwomen from one depot win national relay gold',
    standfirst:
      'They trained between rounds, with a rolled-up catalogue for a baton. The dogs, they say, took care of the sprint work.',
    dateline: 'Skelby',
    urgency: 6,
    authors: ['callum-ashgrave'],
    tags: ['Jobs', 'Health'],
    bodyHtml: `
<p>Every morning for three years they had done the exchange at the corner of Mill Lane: one coming off the early round, one going on, a bundle passed from hand to hand without breaking step. On Sunday they did it with a baton and became national champions.</p>
<p>Jo Brackenbury, Ama Tetteh-Lowe, Frances Dill and Kit Moorhouse all work out of the same sorting office. They entered the heats for a bet and won the final by a stride from a university team whose shoes cost more than their van.</p>
<p>‘Technique?’ said Dill, who ran the anchor leg. ‘We don’t drop things. That’s the job.’ All four were back on their rounds on Monday. Number 17, Mill Lane, had put out bunting.</p>
`,
  },
  {
    key: 'cricket-tide-match-sandbank',
    minutesAgo: 12210,
    language: 'en',
    section: 'sport',
    headline: 'Play stopped, tide: a cricket match on a sandbank that lasts as long as the sea allows',
    standfirst:
      'Once a year the Kestrel Bay sands stay dry for seventy minutes. Two villages have met there since anyone began keeping score.',
    dateline: 'Kestrel Bay',
    urgency: 7,
    authors: ['callum-ashgrave'],
    tags: ['Weather'],
    bodyHtml: `
<p>The pitch surfaced at 5.52pm, the umpires stepped out of a rowing boat a minute later and by six o’clock Upper Ellery were seven for one. There is no time for a slow start on the Kestrel Bay sands, which come up for air once a year and stay dry for seventy minutes.</p>
<p>The laws have been adapted. A ball in the water is four, a ball in the deep channel is six and a ball in the ferry is declared. The side that is batting when the sea reaches the stumps has lost.</p>
<p>Lower Ellery needed three with an inch of water over the crease when their captain, Maud Pennifold, swung, missed, and was carried back to the boat by both teams. The visitors’ victory was their first in eleven years.</p>
<p>Tea was taken standing up, ankle-deep.</p>
`,
    related: ['goalkeeper-forty-one-debut', 'harbour-seal-pilot-verdict'],
  },
]
