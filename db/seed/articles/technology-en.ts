import { photo } from '../lead-media.ts'
import type { SeedArticle } from '../seed-content.ts'

export const technologyEnglish: readonly SeedArticle[] = [
  {
    key: 'trieste-archive-ai-transcribed',
    minutesAgo: 318,
    language: 'en',
    section: 'artificial-intelligence',
    headline: 'AI reads three kilometres of Trieste archives and mistakes the wind for a man',
    standfirst:
      'Two million handwritten pages were transcribed in eleven months. Correcting the machine falls to pensioners who know every hand.',
    byline: 'By Joel Pendrick',
    dateline: 'Trieste',
    slugline: 'TRIESTE-ARCHIVE',
    urgency: 4,
    authors: ['joel-pendrick', 'sofia-cattaneis'],
    tags: ['Artificial intelligence', 'Trieste', 'Museums'],
    leadMedia: photo('library.svg', 'Archive shelves on either side of a reading room', 'Photo: (c) Sandro Tiepolato'),
    bodyHtml: `
<p>For months the machine was persuaded that nineteenth-century Trieste had been home to a certain Mr Bora. He turned up everywhere: overturning carts, putting out street lamps, delaying ships. None of the programmers thought it odd. Then a retired woman from Servola read three lines and burst out laughing. The bora is the local wind.</p>
<p>The port archive fills three kilometres of shelves with ledgers, letters and cargo lists in five languages and at least ninety hands. A model trained by the Lucerna institute has transcribed the lot in eleven months, with 94 per cent accuracy.</p>
<h2>The other six per cent</h2>
<p>The rest is done by hand, on Tuesdays and Thursdays, by twenty-seven volunteers of whom the youngest is sixty-eight. ‘The machine reads letters; we read people,’ says Fulvia Cossutti, once a customs clerk. ‘This fellow here wrote his r like a v whenever he was cold.’</p>
<p>Each correction goes back to the model, and errors have dropped by a third since September. Mr Bora has been left in the index, with a note: ‘honorary citizen’.</p>
`,
    translationOf: 'trieste-archivio-trascritto-ia',
  },
  {
    key: 'satellite-lost-glove-orbit',
    minutesAgo: 3470,
    language: 'en',
    section: 'technology',
    headline: 'A satellite built to catch rubbish makes its first catch: a glove',
    standfirst:
      'The size of a washing machine, with a net and a great deal of patience, the Lamplighter has cleared its opening kilometre of orbit.',
    urgency: 5,
    authors: ['joel-pendrick', 'isla-marchbank'],
    tags: ['Space', 'Artificial intelligence'],
    leadMedia: photo(
      'satellite.svg',
      'A satellite with solar panels above the curve of the Earth',
      'Photo: (c) Tessa Wharram',
    ),
    bodyHtml: `
<p>It had been up there for decades, going round sixteen times a day at seventeen thousand miles an hour: one glove, left hand, size large. On Sunday night a satellite no bigger than a washing machine drew alongside it, matched its tumble for six hours and closed a net.</p>
<p>The Lamplighter is the first of four craft meant to sweep the busiest lanes above the Earth. It finds its targets with a camera and a small learning program, trained not on space but on footage of swallows hunting. ‘Swallows don’t chase,’ says its designer, Rosalind Achterberg. ‘They work out where the fly is going to be.’</p>
<p>The net can be emptied forty times, each bundle being nudged downwards to burn. Next on the list is a panel cover the size of a tea tray, followed by something the team has been unable to identify and refers to as the sandwich.</p>
`,
  },
  {
    key: 'town-without-screens-tuesday',
    minutesAgo: 14390,
    language: 'en',
    section: 'internet',
    headline: 'What happened when a town turned off its screens for one Tuesday',
    standfirst:
      'The library ran out of chess sets, the bus was early and eleven people discovered that they lived next door to a cousin.',
    dateline: 'Skelby',
    urgency: 7,
    authors: ['joel-pendrick'],
    tags: ['Schools', 'Transport'],
    bodyHtml: `
<p>It was not a protest. A digger had gone through the cable on the Monday, the repair would take a day and the mayor of Skelby, asked for a statement, said that they might as well make something of it. Posters went up, in felt-tip.</p>
<p>By ten the library had lent all its chess sets. By noon the market had sold out of batteries, then of wool. The 2.15 bus left early because everyone was at the stop, talking. At the school, pupils were told to find out the height of the church without looking it up, and produced nineteen answers, three of them right.</p>
<h2>The reckoning</h2>
<p>Not all went well. Two prescriptions were delayed, a wedding cake was made for the wrong couple, and the council’s parking machines took no money at all, which was counted, on reflection, among the successes.</p>
<p>The cable was mended at nine that evening. Asked in a survey whether they would do it again, 71 per cent said yes. The survey was on paper, and was returned within a day.</p>
`,
    related: ['village-clock-runs-late', 'trieste-archive-ai-transcribed'],
  },
]
