import { photo } from '../lead-media.ts'
import type { SeedArticle } from '../seed-content.ts'

export const politicsEnglish: readonly SeedArticle[] = [
  {
    key: 'last-train-law-passed',
    minutesAgo: 14,
    language: 'en',
    section: 'parliament',
    headline: 'Italy’s lower house passes ‘last train’ law guaranteeing services until midnight',
    standfirst:
      'Every provincial capital must have a departure after 11.30pm, seven days a week, under a bill born of a petition by restaurant and hospital staff.',
    byline: 'By Priya Ravensdale',
    dateline: 'Rome',
    slugline: 'CHAMBER-TRAINS',
    urgency: 2,
    authors: ['priya-ravensdale'],
    tags: ['Parliament', 'Transport', 'Jobs'],
    leadMedia: photo('train.svg', 'A red and white regional train on a hillside line', 'Photo: (c) Matteo Fenogliari'),
    bodyHtml: `
<p>Deputies have given final approval, by 271 votes to 88, to a law that obliges every provincial capital in Italy to run a late train home. From next summer’s timetable there must be a departure after 11.30pm, every day of the week, to towns within sixty kilometres.</p>
<p>The bill grew out of a petition by waiters, cooks and nurses who finished their shifts to find the platforms empty. ‘This is a law for the people who turn off the lights,’ said Paola Brentagni, who steered it through the chamber.</p>
<h2>Who pays</h2>
<p>The scheme will cost €190m a year, two thirds of it met by the state. Opponents say the true bill for night staff will be a quarter higher.</p>
<p>Operators have until March to submit timetables; the first trains are due to run on the third Sunday in June.</p>
`,
    related: ['valdarsa-runoff-eleven-votes', 'assembly-clock-analysis'],
    translationOf: 'legge-ultimo-treno',
  },
  {
    key: 'valdarsa-runoff-eleven-votes',
    minutesAgo: 930,
    language: 'en',
    section: 'elections',
    headline: 'Eleven votes send Valdarsa to a run-off, and one family cast seven of them',
    standfirst:
      'Ornella Frascarin finished ahead of Bruno Castellaro by 6,204 to 6,193 after a hamlet’s ballot box was counted twice.',
    dateline: 'Valdarsa',
    urgency: 5,
    authors: ['harriet-wexcombe'],
    tags: ['Elections', 'Schools'],
    bodyHtml: `
<p>Eleven votes out of nearly thirteen thousand separate Valdarsa’s mayor, Ornella Frascarin, from her challenger, Bruno Castellaro. Neither passed the halfway mark, so the town will vote again in a fortnight, in the same classrooms where lessons resume tomorrow.</p>
<p>Counting ended at twenty past three in the morning, after a second look at the box from Pian del Moro. The Zuliandi family votes there in full strength: seven ballots and, if the grandfather’s hints are to be believed, one opinion.</p>
<p>The candidates disagree about almost everything except the need for a nursery. She would put it in the old mill; he prefers the old barracks.</p>
<p>Rino Vettorazzo, a beekeeper, came third with 9 per cent and will endorse nobody. ‘You don’t give orders to bees,’ he said.</p>
`,
    related: ['live-arsa-flood-valdarsa', 'last-train-law-passed'],
    translationOf: 'valdarsa-ballottaggio-undici-voti',
  },
  {
    key: 'assembly-clock-analysis',
    minutesAgo: 2610,
    language: 'en',
    section: 'parliament',
    headline: 'Why the smallest party in the room now owns the clock',
    standfirst:
      'Vestmark’s new standing orders hand control of the timetable to whoever has the fewest seats. It is less mad than it sounds.',
    byline: 'By Priya Ravensdale',
    dateline: 'Lundhavn',
    urgency: 5,
    labels: ['analysis'],
    authors: ['priya-ravensdale'],
    tags: ['Parliament', 'Europe'],
    leadMedia: photo(
      'parliament.svg',
      'A parliamentary chamber with red benches in a half circle',
      'Photo: (c) Dinah Coldbrooke',
    ),
    bodyHtml: `
<p>Governments rarely lose arguments; they run out the clock on them. That is the diagnosis behind an experiment now under way in Vestmark, where the national assembly has given its smallest party the right to decide how long each debate will last.</p>
<p>The holder of the office is Signe Halmstrup, who leads a group of three. She may not choose what is discussed or in what order. But she holds the hourglass, and for the first time in a century ministers have started coming to see her rather than the other way round.</p>
<h2>Incentives, turned over</h2>
<p>The logic is neat. A large party wants short debates when it is winning and long ones when it is not. A tiny party, which almost never wins, has no such temptation. What it wants is to be heard, and the way to be heard is to give everyone else time enough to owe you something.</p>
<p>So far the figures favour the reformers. Over the first six months the average debate grew by nineteen minutes, while the number of amendments accepted without a vote doubled. Sittings end at much the same hour as before, because fewer are spent arguing about when they should end.</p>
<blockquote><p>I am the least powerful person in the building and I have never had so many cups of coffee bought for me.</p><cite>Signe Halmstrup, keeper of the clock</cite></blockquote>
<h2>What could go wrong</h2>
<p>Three things, at least. A small party might be bought, though it is hard to bribe anyone discreetly with time. Two small parties might tie, in which case the rules prescribe a coin. Or a large party might split off a fragment of itself in order to seize the office, which the clerks admit they had not thought of until a newspaper asked.</p>
<p>Still, the deeper lesson travels. Procedure is usually written by those who expect to be in charge, and so it tends to suit them. Handing one lever to those who never expect to be in charge changes the calculation of everyone else. Other assemblies are watching. None has yet volunteered.</p>
<p>The current rules lapse in two years unless renewed. The debate on renewal will last as long as Ms Halmstrup says it does.</p>
`,
    related: ['last-train-law-passed', 'opinion-boring-politics', 'lundhavn-tide-lock-tunnel'],
  },
  {
    key: 'opinion-boring-politics',
    minutesAgo: 5840,
    language: 'en',
    section: 'politics',
    headline: 'In praise of the politician nobody has heard of',
    standfirst:
      'The drains were mended, the forms got shorter and the library opened on Sundays. It would be a shame to ruin it with a biography.',
    byline: 'By Edmund Thackwell',
    urgency: 6,
    labels: ['opinion'],
    authors: ['edmund-thackwell'],
    tags: ['Elections', 'Transport'],
    bodyHtml: `
<p>My favourite elected representative has been in office for eleven years and I had to look up his name. He has no slogan. He once gave an interview about kerbs, which I have kept.</p>
<p>In that time the road outside my door has been dug up once instead of four times, because somebody made the water people and the cable people sit in the same room. The form for a parking permit went from six pages to one. The library opens on Sundays. None of this was announced. It merely happened, like good weather.</p>
<p>We complain that public life has become a performance and then we vote for the performers. Perhaps it is time for a little organised ingratitude: to demand of our leaders that they become harder to remember and easier to live under.</p>
<p>He is standing again in the spring. I shall vote for him, if I can find him on the ballot.</p>
`,
    related: ['assembly-clock-analysis', 'village-clock-runs-late'],
  },
]
