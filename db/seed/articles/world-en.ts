import { photo } from '../lead-media.ts'
import type { SeedArticle } from '../seed-content.ts'

export const worldEnglish: readonly SeedArticle[] = [
  {
    key: 'calandra-strait-deal',
    minutesAgo: 55,
    language: 'en',
    section: 'mediterranean',
    headline: 'Fishing boats to return to the Calandra strait after nine-year dispute ends at sea',
    standfirst: 'Neither capital would host the signing, so it took place on a tuna boat anchored on the border.',
    byline: 'By Nora Fairlight',
    dateline: 'Port’Ambra',
    slugline: 'CALANDRA-DEAL',
    urgency: 3,
    authors: ['nora-fairlight'],
    tags: ['Mediterranean', 'Europe', 'Transport'],
    leadMedia: photo('harbour.svg', 'The harbour at Port’Ambra with a cargo ship', 'Photo: (c) Sandro Tiepolato'),
    bodyHtml: `
<p>Neither capital wanted to host the ceremony, so they held it in the middle. At eleven this morning, on a tuna boat anchored precisely on the frontier, delegates from both shores of the Calandra strait ended a quarrel that has kept nets out of the water for nine years.</p>
<p>The deal divides the sea by season instead of by mile. From March to August it belongs to boats from the eastern coast; from September to February, to those from the island. Ferries may take the direct route again, saving an hour and twenty minutes.</p>
<h2>The fishermen’s calendar</h2>
<p>The idea came from the cooperatives, which had quietly been following it for two years. ‘We had already made peace,’ said Nevio Dragovan, who lent his boat for the occasion. ‘It was just a matter of telling the ministers.’</p>
<p>Fines, and the hours of the shared lighthouse, remain to be settled. Talks resume in a month, this time on land.</p>
`,
    related: ['tarsis-island-drinks-sea', 'lundhavn-tide-lock-tunnel'],
    translationOf: 'stretto-calandra-accordo',
  },
  {
    key: 'tarsis-island-drinks-sea',
    minutesAgo: 1190,
    language: 'en',
    section: 'mediterranean',
    headline: 'The island that learned to drink the sea',
    standfirst:
      'A wind-powered desalination plant has retired the weekly water ship at Tarsis. The leftover salt goes to the baker.',
    dateline: 'Tarsis',
    urgency: 5,
    authors: ['nora-fairlight'],
    tags: ['Mediterranean', 'Energy', 'Climate'],
    leadMedia: photo(
      'wind-turbines.svg',
      'Wind turbines standing in the sea off the island',
      'Photo: (c) Irene Malvasi',
    ),
    bodyHtml: `
<p>The water ship came on Mondays. For fifty-one years Tarsis, with nine hundred people and not a single spring, arranged its showers, laundry and kitchen gardens around the sound of its horn. Last week it sounded for the last time, and the village went down to the mole to wave handkerchiefs.</p>
<p>In its place stands a white shed behind the cemetery. Pumps and membranes, driven by two turbines, draw seven hundred cubic metres of drinking water a day out of the sea: more than the islanders can get through in winter.</p>
<h2>Salt for the biscuits</h2>
<p>Every such plant has to do something with its brine. Here it is dried in three disused salt pans, and part of the result goes to Agnese Corallini’s oven, for fennel biscuits. ‘The sea used to bring us our water,’ she says. ‘Now it brings tea as well.’</p>
`,
    translationOf: 'isola-beve-il-mare',
  },
  {
    key: 'lundhavn-tide-lock-tunnel',
    minutesAgo: 805,
    language: 'en',
    section: 'europe',
    headline: 'The tunnel that floods on purpose',
    standfirst:
      'Lundhavn spent seventy years keeping the sea out of an old railway tunnel. Now it lets it in twice a day and sells the electricity.',
    dateline: 'Lundhavn',
    urgency: 4,
    authors: ['nora-fairlight'],
    tags: ['Energy', 'Europe', 'Climate'],
    leadMedia: photo(
      'harbour.svg',
      'Lundhavn harbour in the morning with cranes and containers',
      'Photo: (c) Dinah Coldbrooke',
    ),
    bodyHtml: `
<p>For seventy years the engineers of Lundhavn fought the water seeping into the harbour tunnel. Then somebody suggested that they stop. Twice a day now the gates go up, the sea fills twelve hundred metres of abandoned railway and, on its way out, turns four turbines.</p>
<p>The plant supplies eleven thousand homes. It was cheap, because the digging had been done by somebody’s great-grandfather, and it has only one drawback: it keeps time with the moon rather than with the office.</p>
<p>So the council has changed its hours. School dishwashers, bakeries and public cold stores come on with the rising tide. The table is posted at the tram stop, next to the departures.</p>
`,
    related: ['assembly-clock-analysis', 'tarsis-island-drinks-sea'],
    translationOf: 'lundhavn-chiusa-galleria',
  },
  {
    key: 'costa-alegria-volcano',
    minutesAgo: 143,
    language: 'en',
    section: 'americas',
    headline: 'Three villages cleared as Tía Rosa volcano wakes in Costa Alegría',
    standfirst:
      'Ash has risen four kilometres above San Fermín and the airport is shut, but the lava is heading for an empty valley.',
    dateline: 'San Fermín',
    urgency: 3,
    authors: ['nora-fairlight'],
    tags: ['Climate', 'Transport'],
    leadMedia: photo('volcano.svg', 'The Tía Rosa volcano beneath a column of ash', 'Photo: (c) Nuria Calabozo'),
    bodyHtml: `
<p>She had been asleep for twenty-six years. Shortly before dawn Tía Rosa, the volcano that presides over San Fermín bay, opened a vent on her western flank and sent a column of ash four kilometres into the sky.</p>
<p>Two thousand people left three villages in school buses, following a plan that is rehearsed twice a year. The airport will stay shut until Thursday at the earliest. No injuries have been reported.</p>
<p>Scientists at the local observatory described the eruption as ‘slow and instructive’. ‘She is our oldest neighbour,’ said the mayor of Las Cuentas. ‘She grumbles now and then, and we let her pass.’</p>
`,
    translationOf: 'costa-alegria-vulcano',
  },
  {
    key: 'sarovia-night-market-stove',
    minutesAgo: 9270,
    language: 'en',
    section: 'world',
    headline: 'At Sarograd’s night market, the warmest stall sells nothing',
    standfirst:
      'Every winter a retired tram driver lights a stove between the cheese and the hats. It has ended two feuds and started four marriages.',
    dateline: 'Sarograd',
    urgency: 6,
    authors: ['nora-fairlight'],
    tags: ['Europe'],
    leadMedia: photo('market.svg', 'Market stalls with striped awnings', 'Photo: (c) Hugh Larkmoore'),
    bodyHtml: `
<p>Stall 44 has no scales, no till and no stock. It has a cast-iron stove, a bench made from tram seats and a man called Bohdan Velimir, who for thirty-eight years drove the number six and for the past nine has kept the fire going from dusk to two in the morning.</p>
<p>The market charges him rent like anyone else. He pays it out of his pension, and the traders, who know perfectly well what a warm customer is worth, pay it back to him in cheese.</p>
<blockquote><p>On the tram nobody talked because they were going somewhere. Here they have arrived.</p><cite>Bohdan Velimir, stallholder</cite></blockquote>
<p>By his own account the bench has settled two family feuds and led to four weddings. The council has offered him a licence as a place of entertainment. He has declined, on the grounds that it would require a fire exit.</p>
`,
  },
]
