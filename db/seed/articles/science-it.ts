import { photo } from '../lead-media.ts'
import type { SeedArticle } from '../seed-content.ts'

export const scienceItalian: readonly SeedArticle[] = [
  {
    key: 'telescopio-corvaio-cometa',
    minutesAgo: 540,
    language: 'it',
    section: 'space',
    headline: 'La cometa vista per prima dal custode: al Corvaio una scoperta fatta con la scopa in mano',
    standfirst:
      'Renzo Appoloni, sessantun anni, ha notato una macchia su uno schermo acceso. Il corpo celeste passerà vicino alla Terra in aprile.',
    dateline: 'Monte Corvaio',
    slugline: 'SPAZIO-COMETA',
    urgency: 4,
    authors: ['andrea-ferrigno'],
    tags: ['Spazio', 'Lavoro'],
    leadMedia: photo(
      'telescope.svg',
      'La cupola dell’osservatorio aperta sul cielo stellato',
      'Foto: (c) Bruno Carradini',
    ),
    bodyHtml: `
<p>Erano le quattro e dieci, gli astronomi dormivano e Renzo Appoloni passava la scopa nella sala di controllo. Su uno schermo dimenticato acceso c’era una macchia che la sera prima, giura, non c’era. Ha svegliato il direttore. Il direttore, dopo avere guardato, ha svegliato tutti gli altri.</p>
<p>La cometa è stata confermata da due osservatori stranieri e porterà il nome di chi l’ha vista: C/Appoloni. In aprile passerà a quaranta milioni di chilometri dalla Terra e, lontano dalle città, si vedrà a occhio nudo.</p>
<h2>Ventisei anni di notti</h2>
<p>Appoloni lavora al Corvaio da ventisei anni e il cielo, dice, l’ha imparato «per vicinanza». Conosce a memoria gli schermi, come si conoscono i quadri di casa. «I programmi cercano quello che si muove. Io ho visto una cosa storta».</p>
<blockquote><p>Abbiamo quattro algoritmi e un custode. Da oggi, nelle riunioni, il custode si siede.</p><cite>Lavinia Monteverdini, direttrice dell’osservatorio</cite></blockquote>
`,
  },
  {
    key: 'posidonia-ritorno-golfo',
    minutesAgo: 1420,
    language: 'it',
    section: 'environment',
    headline: 'La posidonia torna nel golfo, trapiantata a mano da cento sommozzatori della domenica',
    standfirst:
      'In quattro anni la prateria è cresciuta di sei ettari. Sono ricomparsi i cavallucci marini e, con loro, i turisti con la maschera.',
    dateline: 'Borgomare',
    urgency: 5,
    authors: ['andrea-ferrigno'],
    tags: ['Mediterraneo', 'Clima'],
    leadMedia: photo('seabed.svg', 'Pesci e posidonia sul fondale del golfo', 'Foto: (c) Nuria Calabozo'),
    bodyHtml: `
<p>Si scende in coppia, con un sacchetto di juta e una manciata di picchetti di bambù. Ogni ciuffo va fissato a trenta centimetri dal precedente, controcorrente, come si pianterebbe l’insalata. I volontari sono idraulici, impiegate, pensionati: cento persone, quattro anni, diciannovemila ciuffi.</p>
<p>La posidonia non è un’alga ma una pianta, con fiori e frutti, e cresce pochi centimetri l’anno. Per questo i numeri diffusi ieri hanno sorpreso gli stessi biologi: sei ettari di prateria in più, contro i due previsti.</p>
<h2>Che cosa è tornato</h2>
<ul>
<li>i cavallucci marini, assenti da quattordici anni</li>
<li>le nacchere, con trentuno esemplari giovani</li>
<li>la sabbia: la spiaggia è più larga di un metro e mezzo</li>
</ul>
<p>Il dato che pesa di più riguarda le ancore. Da quando ci sono i gavitelli, i solchi sul fondale sono diminuiti dell’ottanta per cento. Il resto, dice la biologa Tullia Garzoni, «lo fa la pianta: basta non disturbarla».</p>
`,
    related: ['isola-beve-il-mare', 'eolico-adriatico-cantiere'],
    correction: {
      text: 'La posidonia era stata definita un’alga nel sommario di una prima versione: è una pianta.',
      minutesAgo: 1310,
    },
  },
  {
    key: 'zanzara-trappola-profumo',
    minutesAgo: 3290,
    language: 'it',
    section: 'health',
    headline: 'La trappola che profuma di calzini: così Pavia prova a ingannare le zanzare',
    standfirst:
      'Uno studio su quattro quartieri: punture ridotte del 63 per cento. Il segreto è un odore che agli umani piace meno.',
    dateline: 'Pavia',
    urgency: 5,
    authors: ['andrea-ferrigno'],
    tags: ['Sanità', 'Clima'],
    leadMedia: photo(
      'laboratory.svg',
      'Un banco di laboratorio con provette e microscopio',
      'Foto: (c) Lidia Orsenighi',
    ),
    bodyHtml: `
<p>Per trovare la formula giusta, la dottoressa Benedetta Olivares ha annusato calzini per due anni. Quelli dei suoi studenti, soprattutto, raccolti dopo l’allenamento e conservati in freezer con un’etichetta. Ne ha ricavato una miscela di nove molecole che le zanzare scambiano per una caviglia.</p>
<p>Le trappole, grandi come una tazza, sono state appese in quattro quartieri. In tre mesi le punture dichiarate dagli abitanti sono calate del 63 per cento rispetto alle zone di confronto.</p>
<p>Il risultato va preso con prudenza: l’estate è stata secca e chi partecipava all’esperimento, forse, si grattava con più ottimismo. La prossima prova si farà lungo il fiume. I calzini, stavolta, li fornirà una squadra di pallamano.</p>
`,
    related: ['torino-ospedale-giorno-bambini', 'posidonia-ritorno-golfo'],
  },
  {
    key: 'ghiacciaio-archivio-aria',
    minutesAgo: 9840,
    language: 'it',
    section: 'environment',
    headline: 'Il ghiacciaio del Corvaio finisce in magazzino: salvate le bolle d’aria di tre secoli',
    standfirst:
      'Quaranta carote di ghiaccio trasportate a spalla e poi in un deposito di surgelati. Dentro c’è il respiro di quando non c’erano le fabbriche.',
    dateline: 'Val Brenna',
    urgency: 6,
    authors: ['andrea-ferrigno'],
    tags: ['Clima'],
    leadMedia: photo('mountain-pass.svg', 'Le cime innevate sopra la valle', 'Foto: (c) Bruno Carradini'),
    bodyHtml: `
<p>Tra i piselli e i bastoncini di pesce, nel corridoio sette di un deposito di surgelati alla periferia di Trento, da ieri c’è uno scaffale con un cartello: «Non vendere». Custodisce quello che resta del ghiacciaio del Corvaio, quaranta cilindri lunghi un metro.</p>
<p>Ogni cilindro contiene bolle d’aria intrappolate dalla neve di un inverno preciso. La più antica, secondo le prime analisi, è del 1712. Il ghiacciaio che le conteneva perde due metri e mezzo di spessore l’anno e scomparirà, dicono i glaciologi, prima che un bambino nato oggi prenda la patente.</p>
<p>A portarle giù sono stati dodici soci del club alpino, di notte, per non perdere un grado. «Non pesavano molto», racconta uno di loro. «Ma nessuno aveva voglia di parlare».</p>
`,
  },
]
