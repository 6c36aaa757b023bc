import { liveVideo } from '../lead-media.ts'
import type { SeedArticle } from '../seed-content.ts'

export const liveItalian: readonly SeedArticle[] = [
  {
    key: 'diretta-piena-arsa-valdarsa',
    minutesAgo: 176,
    language: 'it',
    section: 'weather',
    headline: 'La piena dell’Arsa a Valdarsa: argini sorvegliati, scuole chiuse e ponte vecchio sbarrato',
    standfirst:
      'Il fiume ha superato i cinque metri all’idrometro del mulino. Evacuate in via precauzionale 340 persone, nessun ferito. Gli aggiornamenti dalla città.',
    byline: 'di Luca Sartorelli e Marta Venier',
    dateline: 'Valdarsa',
    slugline: 'VALDARSA-PIENA',
    urgency: 2,
    labels: ['live'],
    authors: ['luca-sartorelli', 'marta-venier'],
    tags: ['Maltempo', 'Clima', 'Scuola', 'Trasporti'],
    leadMedia: liveVideo(
      'flood-river.svg',
      'Il fiume Arsa in piena sotto le arcate del ponte vecchio',
      'Foto: (c) Bruno Carradini',
    ),
    bodyHtml: `
<p>L’Arsa è un fiume corto e di cattivo carattere: nasce dai prati sopra Montelupaio, scende per settantadue chilometri e, quando piove due giorni di fila, arriva a Valdarsa tutto insieme. È successo di nuovo questa notte, con 164 millimetri di pioggia caduti in trenta ore sull’alto bacino.</p>
<p>Il Comune ha aperto il centro operativo alle quattro del mattino. Le scuole di ogni ordine sono chiuse, il ponte vecchio è vietato anche ai pedoni e due quartieri bassi, Borgo Tintori e le Conce, sono stati evacuati.</p>
<h2>Che cosa sapere</h2>
<ul>
<li>Il numero per le segnalazioni non urgenti è attivo ventiquattr’ore su ventiquattro.</li>
<li>I treni della linea per Borgomare si fermano a Castel Rovere, da dove partono autobus sostitutivi.</li>
<li>L’acqua del rubinetto è potabile in tutta la città.</li>
</ul>
<p>La mappa delle zone a rischio è consultabile <a href="https://example.org/valdarsa/piena">sul sito della protezione civile comunale</a>.</p>
`,
    livePosts: [
      {
        key: 'colmo-passato',
        minutesAgo: 4,
        headline: 'Il colmo è passato: l’acqua cala di sei centimetri',
        html: '<p>All’idrometro del mulino si legge <strong>5,31 metri</strong>, sei centimetri in meno di un’ora fa. «Il colmo è passato, ma gli argini sono zuppi e restano sorvegliati», dice Carla Benvegnudi, che coordina la sala operativa.</p>',
        keyEvent: true,
      },
      {
        key: 'minestra-palestra',
        minutesAgo: 19,
        html: '<p>Nella palestra di via dei Lanaioli la mensa scolastica, rimasta senza alunni, ha cucinato per gli sfollati: centottanta porzioni di minestra e, racconta la cuoca, «nemmeno un piatto tornato indietro».</p>',
      },
      {
        key: 'ponte-sensori',
        minutesAgo: 37,
        headline: 'Ponte vecchio, i sensori non segnalano spostamenti',
        html: '<p>I tecnici hanno letto i sensori installati sulle pile tre anni fa: nessuno spostamento oltre i due millimetri. Il ponte resta comunque chiuso fino a domani.</p>',
      },
      {
        key: 'punto-della-situazione',
        minutesAgo: 58,
        headline: 'Il punto della situazione',
        html: '<ul><li>340 persone evacuate da Borgo Tintori e dalle Conce</li><li>nessun ferito e nessun disperso</li><li>scuole chiuse anche domani</li><li>treni fermi tra Castel Rovere e Borgomare</li></ul>',
        pinned: true,
      },
      {
        key: 'cinque-metri',
        minutesAgo: 81,
        headline: 'Superati i cinque metri, scatta il livello rosso',
        html: '<p>L’Arsa ha superato la soglia dei <strong>cinque metri</strong>. Dagli altoparlanti dei vigili l’invito a salire ai piani alti: «Non scendete nelle cantine, nemmeno per un minuto».</p>',
        keyEvent: true,
      },
      {
        key: 'cavalli-maneggio',
        minutesAgo: 112,
        html: '<p>I quattordici cavalli del maneggio delle Conce sono stati portati nel piazzale del mercato ortofrutticolo. Ad accompagnarli, a piedi e sotto la pioggia, le allieve del corso del sabato.</p>',
      },
      {
        key: 'evacuazione-borgo-tintori',
        minutesAgo: 139,
        headline: 'Evacuato Borgo Tintori',
        html: '<p>La sindaca Ornella Frascarin ha firmato l’ordinanza di evacuazione per le strade a ridosso dell’argine sinistro. I volontari passano casa per casa, cominciando dagli ultimi piani senza ascensore.</p>',
        keyEvent: true,
      },
      {
        key: 'apertura-diretta',
        minutesAgo: 170,
        html: '<p>Buongiorno da Valdarsa, dove piove da due giorni e il fiume cresce di venti centimetri l’ora. Qui gli aggiornamenti della nostra redazione, minuto per minuto.</p>',
      },
    ],
    related: ['genova-mareggiata-passeggiata', 'valdarsa-ballottaggio-undici-voti', 'scuola-campanella-dieci'],
  },
]
