import { photo } from '../lead-media.ts'
import type { SeedArticle } from '../seed-content.ts'

export const scienceEnglish: readonly SeedArticle[] = [
  {
    key: 'caretaker-comet-corvaio',
    minutesAgo: 590,
    language: 'en',
    section: 'space',
    headline: 'Caretaker spots comet while sweeping the observatory floor',
    standfirst:
      'Renzo Appoloni, 61, noticed a smudge on a screen that had been left on. The comet, which will bear his name, passes close to Earth in April.',
    dateline: 'Monte Corvaio',
    slugline: 'SPACE-COMET',
    urgency: 4,
    authors: ['isla-marchbank'],
    tags: ['Space', 'Jobs'],
    leadMedia: photo('telescope.svg', 'The observatory dome open beneath a starry sky', 'Photo: (c) Bruno Carradini'),
    bodyHtml: `
<p>It was ten past four, the astronomers were in bed and Renzo Appoloni was sweeping the control room. On a screen that somebody had forgotten to turn off there was a smudge which, he swears, had not been there the evening before. He woke the director. The director looked, and woke everybody else.</p>
<p>Two observatories abroad have now confirmed it. Comet C/Appoloni will come within forty million kilometres of Earth in April and, away from city lights, should be visible to the naked eye.</p>
<h2>Twenty-six years of nights</h2>
<p>Appoloni has worked on Monte Corvaio for twenty-six years and says he knows the sky ‘the way you know your neighbours’. The software looks for things that move. ‘I just saw something crooked,’ he says.</p>
<blockquote><p>We have four algorithms and one caretaker. From today the caretaker sits in on meetings.</p><cite>Lavinia Monteverdini, director of the observatory</cite></blockquote>
`,
    related: ['satellite-lost-glove-orbit', 'seagrass-returns-gulf'],
    translationOf: 'telescopio-corvaio-cometa',
  },
  {
    key: 'seagrass-returns-gulf',
    minutesAgo: 1560,
    language: 'en',
    section: 'environment',
    headline: 'Weekend divers plant a meadow under the sea, and the seahorses come back',
    standfirst:
      'A hundred volunteers have added six hectares of seagrass to the gulf off Borgomare, three times what biologists expected.',
    dateline: 'Borgomare',
    urgency: 5,
    authors: ['isla-marchbank'],
    tags: ['Mediterranean', 'Climate'],
    leadMedia: photo('seabed.svg', 'Fish and seagrass on the floor of the gulf', 'Photo: (c) Nuria Calabozo'),
    bodyHtml: `
<p>They go down in pairs with a jute bag and a fistful of bamboo pegs. Each tuft is pinned a foot from the last, facing the current, much as one might plant out lettuces. The volunteers are plumbers, clerks and pensioners: a hundred people, four years and nineteen thousand tufts.</p>
<p>Posidonia is not a seaweed but a plant, with flowers and fruit, and grows a few centimetres a year. So yesterday’s figures surprised even the scientists. The meadow has gained six hectares where two had been forecast.</p>
<h2>What came back</h2>
<ul>
<li>seahorses, after an absence of fourteen years</li>
<li>fan mussels, including thirty-one young ones</li>
<li>sand: the beach is a metre and a half wider</li>
</ul>
<p>Mooring buoys have cut anchor scars by four fifths. The rest, says the biologist Tullia Garzoni, ‘the plant does by itself, if you leave it alone’.</p>
`,
    translationOf: 'posidonia-ritorno-golfo',
  },
  {
    key: 'night-nurses-nap-study',
    minutesAgo: 5570,
    language: 'en',
    section: 'health',
    headline: 'Twenty minutes that make a night shift safer',
    standfirst:
      'A trial on nine wards finds that nurses who take a short, planned nap make a third fewer slips before dawn.',
    urgency: 5,
    authors: ['isla-marchbank'],
    tags: ['Health', 'Jobs'],
    leadMedia: photo('hospital.svg', 'A hospital building with an ambulance outside', 'Photo: (c) Dinah Coldbrooke'),
    bodyHtml: `
<p>Between three and five in the morning the human body would like a word. Reaction times lengthen, handwriting wanders and the number on the chart becomes, briefly, the number one was expecting. Hospitals have long known this. What they have lacked is anywhere to lie down.</p>
<p>In a year-long trial, nine wards gave night nurses a reclining chair, a blanket and twenty protected minutes. Small errors, such as a dose recorded in the wrong column, fell by 34 per cent. Serious ones were too rare, happily, to count.</p>
<h2>Not thirty, not ten</h2>
<p>Length matters. Ten minutes did little, and after thirty sleepers woke as though from the bottom of a lake. ‘Twenty is the point at which people come back rather than come round,’ says Dr Philippa Stowell, who led the work.</p>
<p>The wards have kept the chairs. The one remaining dispute concerns the blankets, which keep going home with people.</p>
`,
    related: ['four-day-week-udine', 'bees-hospital-roof-map'],
  },
  {
    key: 'bees-hospital-roof-map',
    minutesAgo: 13050,
    language: 'en',
    section: 'science',
    headline: 'How the bees on a hospital roof drew the best map of a city’s gardens',
    standfirst:
      'By analysing honey a teaspoon at a time, researchers have traced every lime tree, balcony and neglected verge within three miles.',
    urgency: 6,
    authors: ['isla-marchbank'],
    tags: ['Climate', 'Health', 'Farming'],
    bodyHtml: `
<p>The surveyors leave at sunrise, work without pay and return with samples on their legs. For three summers scientists at the University of Wickmere have read the pollen in honey from six hives on the roof of the children’s hospital. The result is a map of the city that no planner has ever had.</p>
<p>It shows where the flowers are, week by week. It shows a railway cutting that outperforms every park, a street of balconies worth four acres of lawn, and a roundabout so rich in clover that it has been named in a scientific paper.</p>
<p>The council has already changed its mowing. Verges on the bees’ route will be cut once a year instead of nine times, saving £61,000. ‘They found the money for us,’ said a parks officer. ‘It was in the grass.’</p>
`,
  },
]
