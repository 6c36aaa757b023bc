import { audio, photo } from '../lead-media.ts'
import type { SeedArticle } from '../seed-content.ts'

export const cultureEnglish: readonly SeedArticle[] = [
  {
    key: 'ferrara-theatre-reopens',
    minutesAgo: 365,
    language: 'en',
    section: 'stage',
    headline: 'Ferrara’s Theatre of the Clouds reopens after thirty-four years',
    standfirst:
      'The boxes are restored, the ceiling repainted and the thunder machine saved. See the first night in pictures.',
    dateline: 'Ferrara',
    urgency: 5,
    labels: ['gallery'],
    authors: ['edmund-thackwell'],
    tags: ['Culture', 'Jobs'],
    leadMedia: photo(
      'theatre.svg',
      'The stage of the Theatre of the Clouds with its red curtain',
      'Photo: (c) Irene Malvasi',
    ),
    bodyHtml: `
<p>The first ovation went to a plank. When the stage manager sent iron balls rolling down a chute concealed above the stage, and an eighteenth-century storm broke over the stalls, four hundred people rose to their feet.</p>
<p>The Theatre of the Clouds had been shut since an earthquake thirty-four years ago. Its restoration took six years and, besides architects, two rope-makers, a velvet weaver and a watchmaker, summoned to set a papier-mâché sun moving again.</p>
<h2>Seats for two euros</h2>
<p>There will be ninety nights this season. The topmost boxes, from which one sees little and hears everything, cost two euros, at the insistence of the former ushers who raised the money.</p>
`,
    related: ['museum-of-lost-sounds', 'fog-film-review'],
    translationOf: 'ferrara-teatro-rinasce',
  },
  {
    key: 'museum-of-lost-sounds',
    minutesAgo: 1075,
    language: 'en',
    section: 'museums',
    headline: 'Listen: inside Matera’s museum of lost sounds',
    standfirst:
      'Typewriters, planes, the milkman, a coin dropping in a call box: three thousand vanished noises, played in a quarry.',
    dateline: 'Matera',
    urgency: 5,
    labels: ['audio'],
    authors: ['edmund-thackwell'],
    tags: ['Museums', 'Culture'],
    leadMedia: audio(
      'radio-studio.svg',
      'A microphone in front of recording equipment',
      'Photo: (c) Lidia Orsenighi',
      905,
    ),
    bodyHtml: `
<p>There is nothing to see and a forty-minute queue to see it. The museum of lost sounds occupies a tufa quarry just outside Matera: eleven dim rooms, some wooden benches and, set into the walls, two hundred loudspeakers the size of walnuts.</p>
<p>You hear the typewriters of a newsroom, a carpenter’s plane, the ice cart, a token falling in a telephone. ‘People cry at the token,’ says the curator, Immacolata Paternoster. ‘We hadn’t expected that.’</p>
<h2>Going, going</h2>
<p>The last room collects sounds that are about to leave us: the petrol engine, the till drawer, the ring of a telephone in the hall. Visitors may add their own. The commonest so far is a grandmother calling everyone to the table.</p>
`,
    related: ['ferrara-theatre-reopens', 'travelling-piano-tuner'],
    translationOf: 'matera-museo-rumori',
  },
  {
    key: 'fog-film-review',
    minutesAgo: 5130,
    language: 'en',
    section: 'stage',
    headline: 'Good Fog: a film in which you see almost nothing and understand it all',
    standfirst:
      'Irma Castagneri’s debut follows two estranged brothers along a dyke at night. Trust your ears and it will break your heart.',
    byline: 'By Edmund Thackwell',
    urgency: 6,
    authors: ['edmund-thackwell'],
    tags: ['Culture', 'Weather'],
    bodyHtml: `
<p>For seven minutes the screen is the colour of skimmed milk and two people are walking. Then one of them sneezes and the audience, absurdly grateful, laughs. That is the bargain Irma Castagneri offers: listen, and the rest will come.</p>
<p>The plot would fit on a tram ticket. Two brothers who have not spoken for years must patrol eleven kilometres of river bank in dense fog while the water rises on the other side. Nothing happens that could be described to a friend. You leave feeling that you have lived through an entire winter.</p>
<p>Elvio Baratti’s camera finds more colours in grey than most films find in colour. A speech or two near the end might have been cut. It is the fault of someone with too much to say, which in a first film is the right one.</p>
`,
    translationOf: 'nebbia-buona-film',
  },
  {
    key: 'travelling-piano-tuner',
    minutesAgo: 8720,
    language: 'en',
    section: 'culture',
    headline: 'She tunes the pianos that nobody plays',
    standfirst:
      'From waiting rooms to lighthouses, Marguerite Ellwand has spent twenty years keeping forgotten instruments ready, just in case.',
    urgency: 7,
    authors: ['edmund-thackwell'],
    tags: ['Culture'],
    leadMedia: photo('lighthouse.svg', 'A lighthouse beam sweeping over the sea at night', 'Photo: (c) Tessa Wharram'),
    bodyHtml: `
<p>There is an upright piano in the lighthouse at Kestrel Head. No one knows how it got up the stairs, and no one now living has heard it played by anybody who could. Twice a year, nonetheless, Marguerite Ellwand climbs 168 steps with a tuning lever and puts it right.</p>
<p>She has ninety-four such clients: pianos in station waiting rooms, in closed hotels, in a police canteen, in the hall of a school with no pupils. She charges for the petrol. ‘A piano that’s in tune is an invitation,’ she says. ‘A piano that’s out of tune is furniture.’</p>
<blockquote><p>Once, in a hospital corridor, I had barely packed up my tools when a surgeon sat down and played for ten minutes. Then he went back in. That’s the whole argument.</p><cite>Marguerite Ellwand, piano tuner</cite></blockquote>
<p>She plays herself, but only scales, and only when she thinks the keeper is asleep.</p>
`,
    related: ['museum-of-lost-sounds', 'village-clock-runs-late'],
  },
]
