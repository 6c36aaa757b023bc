import { photo, video } from '../lead-media.ts'
import type { SeedArticle } from '../seed-content.ts'

export const newsItalian: readonly SeedArticle[] = [
  {
    key: 'genova-mareggiata-passeggiata',
    minutesAgo: 5,
    language: 'it',
    section: 'weather',
    headline: 'Mareggiata a Genova, onde di sei metri: chiusa la passeggiata di Levante',
    standfirst:
      'La capitaneria ferma le imbarcazioni da diporto fino a domani. Il mare ha divelto venti metri di ringhiera, allagati due stabilimenti.',
    byline: 'di Luca Sartorelli',
    dateline: 'Genova',
    slugline: 'GENOVA-MAREGGIATA',
    urgency: 1,
    labels: ['breaking', 'video'],
    authors: ['luca-sartorelli'],
    tags: ['Maltempo', 'Clima', 'Trasporti'],
    leadMedia: video(
      'lighthouse.svg',
      'Le onde si infrangono sotto il faro durante la mareggiata',
      'Foto: (c) Irene Malvasi',
      74,
    ),
    bodyHtml: `
<p>Il mare è salito di colpo, poco dopo le sei, e in un quarto d’ora si è preso la passeggiata. Onde alte fino a sei metri hanno scavalcato il muretto, strappato venti metri di ringhiera e trascinato sull’asfalto sabbia, alghe e un numero imprecisato di sedie a sdraio.</p>
<p>La polizia locale ha chiuso il tratto tra lo scalo dei Gozzi e la piazzetta del Cannone. La capitaneria ha vietato l’uscita alle barche da diporto fino alle dodici di domani; i traghetti di linea partono, ma con un’ora di ritardo.</p>
<blockquote><p>Ho visto l’onda arrivare come si vede arrivare un autobus: si ha tutto il tempo di capire che non si fermerà.</p><cite>Rina Solarenghi, titolare di uno degli stabilimenti allagati</cite></blockquote>
<p>I meteorologi prevedono che il vento giri a tramontana nel pomeriggio. Solo allora, spiegano i tecnici del Comune, si potrà scendere a controllare le fondamenta del camminamento.</p>
`,
    related: ['diretta-piena-arsa-valdarsa', 'trieste-traghetto-passeggeri-a-terra'],
  },
  {
    key: 'trieste-traghetto-passeggeri-a-terra',
    minutesAgo: 21,
    language: 'it',
    section: 'news',
    headline: 'Traghetto in avaria nel golfo di Trieste, tutti a terra i 212 passeggeri',
    standfirst:
      'Il «Santa Lucilla» è rimasto senza motori per due ore a tre miglia dal molo. Trainato in porto tra gli applausi: nessun ferito, un solo caso di mal di mare.',
    byline: 'dalla nostra inviata Marta Venier',
    dateline: 'Trieste',
    slugline: 'TRIESTE-TRAGHETTO',
    urgency: 3,
    labels: ['video'],
    authors: ['marta-venier'],
    tags: ['Trieste', 'Trasporti', 'Mediterraneo'],
    leadMedia: video(
      'ferry.svg',
      'Il traghetto Santa Lucilla al traino di un rimorchiatore',
      'Foto: (c) Sandro Tiepolato',
      96,
    ),
    bodyHtml: `
<p>Il silenzio, raccontano i passeggeri, è stata la cosa più strana. Alle 14.10 i motori del «Santa Lucilla», in arrivo da Port’Ambra con 212 persone a bordo, si sono spenti insieme alle luci del bar e alla musica di sottofondo. La nave ha cominciato a girare piano su sé stessa, a tre miglia dal molo.</p>
<p>Due rimorchiatori l’hanno raggiunta in quaranta minuti. L’attracco è avvenuto alle 16.25, accolto da un applauso che si è sentito fino alle Rive.</p>
<h2>Un filtro intasato</h2>
<p>Secondo i primi accertamenti la causa sarebbe un filtro del carburante ostruito. La compagnia ha annunciato il rimborso del biglietto e un controllo sulle altre due unità della flotta.</p>
<blockquote><p>Abbiamo finito i panini e cominciato le canzoni. A un certo punto mi dispiaceva quasi arrivare.</p><cite>Ludovico Sancin, passeggero</cite></blockquote>
`,
    related: ['genova-mareggiata-passeggiata', 'trieste-archivio-trascritto-ia'],
  },
  {
    key: 'scuola-campanella-dieci',
    minutesAgo: 410,
    language: 'it',
    section: 'schools',
    headline: 'La scuola dove la campanella suona alle dieci: «Nessuno dorme più sul banco»',
    standfirst:
      'A Lecce un liceo ha spostato l’inizio delle lezioni di due ore. Dopo un anno calano i ritardi, salgono i voti e i genitori litigano con gli autobus.',
    dateline: 'Lecce',
    urgency: 5,
    authors: ['nicola-torrisani'],
    tags: ['Scuola', 'Trasporti'],
    leadMedia: photo('school.svg', 'L’ingresso del liceo con l’orologio sopra il portone', 'Foto: (c) Lidia Orsenighi'),
    bodyHtml: `
<p>Alle otto del mattino, nel cortile del liceo «Ada Morosetti», c’è soltanto un gatto. Gli studenti arriveranno due ore dopo, con la colazione fatta e, assicurano i professori, la testa accesa. L’esperimento è cominciato un anno fa in sei classi e da settembre riguarda tutta la scuola.</p>
<p>I dati raccolti dal consiglio d’istituto sono incoraggianti: ritardi diminuiti del 71 per cento, assenze alla prima ora quasi sparite, la media di matematica cresciuta di mezzo voto. «Non abbiamo inventato nulla: abbiamo solo smesso di interrogare gente addormentata», dice la preside Teresa Galluccini.</p>
<h2>Il nodo degli autobus</h2>
<p>Le lezioni però finiscono alle quattro del pomeriggio, e le corse per i paesi si diradano. Un comitato di genitori chiede due autobus in più; l’azienda dei trasporti ne offre uno.</p>
<p>Gli studenti, interpellati con un questionario anonimo, hanno risposto a favore nove volte su dieci. Il decimo, a quanto pare, aveva allenamento.</p>
`,
  },
  {
    key: 'bologna-treno-galleria-tre-ore',
    minutesAgo: 655,
    language: 'it',
    section: 'news',
    headline: 'Tre ore fermi in galleria con il regionale delle 7.40: «Il capotreno ci ha letto le poesie»',
    standfirst:
      'Un guasto alla linea ha bloccato 180 pendolari tra Bologna e l’Appennino. L’azienda apre un’inchiesta interna, i viaggiatori chiedono un encomio.',
    dateline: 'Bologna',
    urgency: 4,
    authors: ['luca-sartorelli'],
    tags: ['Trasporti', 'Lavoro'],
    leadMedia: photo(
      'train.svg',
      'Un treno regionale bianco e rosso lungo la linea appenninica',
      'Foto: (c) Matteo Fenogliari',
    ),
    bodyHtml: `
<p>Doveva essere una corsa di cinquantadue minuti. È durata quattro ore, tre delle quali al buio della galleria del Monte Corvaio, dove il regionale delle 7.40 si è fermato per la caduta di un cavo della linea aerea.</p>
<p>Il capotreno, Ermanno Vighi, ha distribuito l’acqua di scorta, controllato le carrozze una per una e poi, al microfono, ha cominciato a leggere il libro che aveva nello zaino: una raccolta di versi sui fiumi. «Alla quarta poesia la gente chiedeva il bis», racconta una pendolare.</p>
<p>L’azienda ha aperto un’inchiesta interna sulle cause del guasto. I passeggeri, intanto, hanno raccolto centoventi firme: non per un reclamo, ma per un encomio.</p>
`,
  },
  {
    key: 'palermo-falso-extravergine',
    minutesAgo: 1490,
    language: 'it',
    section: 'courts',
    headline: 'Palermo, quattromila bottiglie di finto extravergine: il processo comincia con un assaggio',
    standfirst:
      'In aula i periti hanno fatto annusare ai giudici sette bicchierini blu. «Tre sapevano di pomodoro, quattro di niente», ha detto il capo del collegio tecnico.',
    dateline: 'Palermo',
    slugline: 'PALERMO-OLIO',
    urgency: 4,
    authors: ['nicola-torrisani'],
    tags: ['Agricoltura', 'Sanità'],
    leadMedia: photo(
      'courtroom.svg',
      'Un’aula di tribunale con la bilancia sopra il banco dei giudici',
      'Foto: (c) Lidia Orsenighi',
    ),
    bodyHtml: `
<p>Sul banco dei giudici, al posto dei faldoni, ieri c’erano sette bicchierini di vetro blu. È con una degustazione che si è aperto il processo sulle quattromila bottiglie di olio sequestrate due anni fa in un capannone alla periferia della città.</p>
<p>Secondo l’accusa si trattava di olio di semi, colorato con clorofilla e venduto con un’etichetta di fantasia. I tre imputati, che si dicono ignari, hanno ricordato di avere comprato il prodotto già imbottigliato.</p>
<h2>Il naso in aula</h2>
<p>I periti hanno spiegato come si riconosce un extravergine: profumo d’erba, di carciofo, di pomodoro; poi l’amaro, infine il pizzico in gola. «Tre bicchierini sapevano di pomodoro, quattro di niente», ha riassunto il professor Gaspare Lo Mendola.</p>
<p>La prossima udienza è fissata tra un mese. Il presidente ha chiesto che, per quella data, qualcuno porti anche il pane.</p>
`,
  },
  {
    key: 'torino-ospedale-giorno-bambini',
    minutesAgo: 2240,
    language: 'it',
    section: 'news',
    headline: 'Torino, apre l’ospedale di giorno per i bambini: «Niente camici bianchi, grazie»',
    standfirst:
      'Trentadue posti, un acquario e un corridoio dove si può correre. I pazienti più piccoli hanno scelto i colori delle stanze.',
    dateline: 'Torino',
    urgency: 5,
    authors: ['marta-venier'],
    tags: ['Sanità'],
    bodyHtml: `
<p>La sala d’attesa non si chiama così: sulla porta c’è scritto «stanza delle cose da fare». Dentro, un acquario, una pista per le biglie lunga undici metri e nessuna sedia uguale all’altra. È l’ospedale di giorno pediatrico inaugurato ieri, trentadue posti ricavati da una vecchia filanda.</p>
<p>Medici e infermieri indosseranno felpe colorate. «Il camice serve a noi, non a loro», dice la primaria Anna Belisardi. «I bambini guardano le mani e le scarpe: sono quelle che devono essere pulite».</p>
<p>Il progetto è costato nove milioni, un terzo dei quali raccolti da una sottoscrizione fra i cittadini. Nel primo giorno sono stati visitati quarantuno bambini; due, riferisce il personale, non volevano più andarsene.</p>
`,
  },
  {
    key: 'lezioni-nel-frutteto',
    minutesAgo: 5310,
    language: 'it',
    section: 'schools',
    headline: 'Lezione di geometria nel frutteto, l’aula più grande della Val Brenna',
    standfirst:
      'Undici alunni, una maestra e ottanta meli: così la pluriclasse di Sant’Ilario in Costa ha evitato la chiusura.',
    dateline: 'Sant’Ilario in Costa',
    urgency: 6,
    authors: ['chiara-lombezzi'],
    tags: ['Scuola', 'Agricoltura'],
    bodyHtml: `
<p>L’area del trapezio si impara tra il terzo e il quarto filare, dove i meli sono piantati storti da un nonno che non amava lo spago. La maestra Lucia Dallavò segna i vertici con quattro cassette e il resto lo fanno i bambini, con i passi e il metro da sarta.</p>
<p>La scuola di Sant’Ilario doveva chiudere: undici iscritti, uno sotto la soglia. Poi la cooperativa agricola ha offerto il frutteto, il Comune una stufa e una famiglia, tornata dalla città, il dodicesimo alunno, che comincerà a gennaio.</p>
<p>Le mele, alla fine dell’anno, si vendono in piazza. Il ricavato paga la gita: quest’anno i bambini hanno votato per il mare, con due astenuti.</p>
`,
  },
  {
    key: 'opinione-panchine',
    minutesAgo: 6120,
    language: 'it',
    section: 'news',
    headline: 'Chi ha paura di una panchina',
    standfirst:
      'Le città tolgono i posti a sedere per evitare che qualcuno si sieda. È una soluzione perfetta, se il problema sono le persone.',
    byline: 'di Paolo Zennaris',
    urgency: 6,
    labels: ['opinion'],
    authors: ['paolo-zennaris'],
    tags: ['Trasporti'],
    bodyHtml: `
<p>Nella piazza sotto casa mia c’erano nove panchine. Adesso ce ne sono due, con un bracciolo in mezzo che serve a ricordare che la sosta va fatta da seduti, da soli e possibilmente scomodi. Le altre sette sono state rimosse, dice il cartello, «per ragioni di decoro».</p>
<p>Il decoro, evidentemente, è una piazza vuota. Ma una piazza vuota non è ordinata: è soltanto finita. Chi ha settantacinque anni e due borse della spesa lo sa meglio degli urbanisti: senza un posto dove fermarsi a metà strada, il mercato diventa lontano, poi faticoso, poi impossibile.</p>
<p>Si obietta che sulle panchine si bivacca. È vero: è la loro funzione. Ci si bivacca da ragazzi per innamorarsi, da adulti per telefonare, da vecchi per controllare che tutto vada avanti lo stesso. Rimettiamo le sette panchine. Per il decoro, basterà sedersi composti.</p>
`,
  },
]
