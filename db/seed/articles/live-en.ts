import { liveVideo } from '../lead-media.ts'
import type { SeedArticle } from '../seed-content.ts'

export const liveEnglish: readonly SeedArticle[] = [
  {
    key: 'live-arsa-flood-valdarsa',
    minutesAgo: 174,
    language: 'en',
    section: 'weather',
    headline: 'Arsa in flood: Valdarsa watches its embankments as schools and the old bridge close',
    standfirst:
      'The river has passed five metres at the mill gauge. Some 340 people have been moved to safety as a precaution and nobody is hurt. Follow the latest from the town.',
    byline: 'By Harriet Wexcombe',
    dateline: 'Valdarsa',
    slugline: 'VALDARSA-FLOOD',
    urgency: 2,
    labels: ['live'],
    authors: ['harriet-wexcombe', 'luca-sartorelli'],
    tags: ['Weather', 'Climate', 'Schools', 'Transport'],
    leadMedia: liveVideo(
      'flood-river.svg',
      'The swollen river Arsa under the arches of the old bridge',
      'Photo: (c) Bruno Carradini',
    ),
    bodyHtml: `
<p>The Arsa is a short river with a bad temper. It rises in the meadows above Montelupaio, runs for 72 kilometres and, after two days of rain, tends to reach Valdarsa all at once. It did so again overnight, when 164 millimetres fell on the upper valley in thirty hours.</p>
<p>The council opened its emergency room at four in the morning. Every school is shut, the old bridge is closed even to walkers, and two low-lying districts, Borgo Tintori and the Conce, have been cleared.</p>
<h2>What you need to know</h2>
<ul>
<li>The line for non-urgent reports is staffed around the clock.</li>
<li>Trains towards Borgomare stop at Castel Rovere, where replacement buses are waiting.</li>
<li>Tap water is safe to drink throughout the town.</li>
</ul>
<p>A map of the areas at risk is on <a href="https://example.org/valdarsa/flood">the town’s civil protection page</a>.</p>
`,
    livePosts: [
      {
        key: 'crest-passed',
        minutesAgo: 6,
        headline: 'The crest has passed: water down six centimetres',
        html: '<p>The gauge at the mill reads <strong>5.31 metres</strong>, six centimetres lower than an hour ago. ‘The crest is behind us, but the banks are sodden and we are not leaving them,’ says Carla Benvegnudi, who runs the control room.</p>',
        keyEvent: true,
      },
      {
        key: 'soup-in-the-gym',
        minutesAgo: 22,
        html: '<p>With no pupils to feed, the school kitchen in Via dei Lanaioli has been cooking for evacuees: 180 bowls of soup and, says the cook, ‘not one sent back’.</p>',
      },
      {
        key: 'bridge-sensors',
        minutesAgo: 40,
        headline: 'Old bridge sensors show no movement',
        html: '<p>Engineers have read the sensors fitted to the piers three years ago and found no shift of more than two millimetres. The bridge will stay shut until tomorrow all the same.</p>',
      },
      {
        key: 'where-things-stand',
        minutesAgo: 60,
        headline: 'Where things stand',
        html: '<ul><li>340 people moved from Borgo Tintori and the Conce</li><li>nobody injured, nobody missing</li><li>schools closed tomorrow too</li><li>no trains between Castel Rovere and Borgomare</li></ul>',
        pinned: true,
      },
      {
        key: 'five-metres',
        minutesAgo: 83,
        headline: 'River passes five metres, triggering red alert',
        html: '<p>The Arsa has gone over the <strong>five-metre</strong> mark. Police loudspeakers are telling residents to move upstairs: ‘Do not go down to your cellars, not even for a minute.’</p>',
        keyEvent: true,
      },
      {
        key: 'horses-moved',
        minutesAgo: 115,
        html: '<p>Fourteen horses from the Conce riding school have been led to the wholesale market car park, on foot and in the rain, by the girls of the Saturday class.</p>',
      },
      {
        key: 'borgo-tintori-cleared',
        minutesAgo: 141,
        headline: 'Borgo Tintori is cleared',
        html: '<p>The mayor, Ornella Frascarin, has ordered residents to leave the streets beneath the left embankment. Volunteers are going door to door, starting with top floors that have no lift.</p>',
        keyEvent: true,
      },
      {
        key: 'good-morning',
        minutesAgo: 168,
        html: '<p>Good morning from Valdarsa, where it has rained for two days and the river is rising by twenty centimetres an hour. We will bring you developments as they happen.</p>',
      },
    ],
    related: ['genoa-storm-surge-promenade', 'valdarsa-runoff-eleven-votes'],
    translationOf: 'diretta-piena-arsa-valdarsa',
  },
]
