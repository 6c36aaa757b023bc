import { photo } from '../lead-media.ts'
import type { SeedArticle } from '../seed-content.ts'

export const cultureItalian: readonly SeedArticle[] = [
  {
    key: 'ferrara-teatro-rinasce',
    minutesAgo: 332,
    language: 'it',
    section: 'stage',
    headline: 'Ferrara, il teatro delle Nuvole riapre dopo trentaquattro anni',
    standfirst:
      'Restaurati i palchi, ridipinto il soffitto, salvata la macchina dei tuoni. Le immagini della prima serata.',
    dateline: 'Ferrara',
    urgency: 5,
    labels: ['gallery'],
    authors: ['chiara-lombezzi'],
    tags: ['Cultura', 'Lavoro'],
    leadMedia: photo(
      'theatre.svg',
      'Il palcoscenico del teatro delle Nuvole con il sipario rosso',
      'Foto: (c) Irene Malvasi',
      'La prima prova sul palcoscenico restaurato',
    ),
    bodyHtml: `
<p>Il primo applauso è andato a una tavola di legno. Quando il direttore di scena ha fatto rotolare le palle di ferro lungo lo scivolo nascosto sopra il palco, e nella sala è scoppiato un temporale del Settecento, quattrocento persone si sono alzate in piedi.</p>
<p>Il teatro delle Nuvole era chiuso dal terremoto di trentaquattro anni fa. Il restauro è durato sei anni e ha impiegato, oltre agli architetti, due maestri cordai, una tessitrice di velluti e un orologiaio, chiamato a rimettere in moto il sole di cartapesta.</p>
<h2>Cinquanta posti a due euro</h2>
<p>La stagione prevede novanta serate. I palchi dell’ultimo ordine, da cui si vede poco e si sente benissimo, costeranno due euro: l’ha voluto chi ha finanziato il restauro, un comitato di ex maschere.</p>
`,
  },
  {
    key: 'matera-museo-rumori',
    minutesAgo: 1015,
    language: 'it',
    section: 'museums',
    headline: 'A Matera il museo dei rumori scomparsi: si entra in silenzio, si esce fischiettando',
    standfirst:
      'La macchina da scrivere, la pialla, il lattaio, il gettone che cade: tremila suoni raccolti in una cava di tufo.',
    dateline: 'Matera',
    urgency: 5,
    authors: ['chiara-lombezzi'],
    tags: ['Musei', 'Cultura'],
    leadMedia: photo('museum.svg', 'La facciata del museo con le colonne', 'Foto: (c) Lidia Orsenighi'),
    bodyHtml: `
<p>Non c’è niente da vedere, e la fila è di quaranta minuti. Il museo dei rumori scomparsi occupa una cava di tufo appena fuori Matera: undici sale quasi buie, panche di legno e, nelle pareti, duecento altoparlanti grandi come una noce.</p>
<p>Si ascolta il ticchettio delle macchine da scrivere di una redazione, la pialla di un falegname, il carretto del ghiaccio, il gettone che cade nel telefono. «La gente piange per il gettone», confessa la curatrice Immacolata Paternoster. «Non ce l’aspettavamo».</p>
<h2>La sala del futuro</h2>
<p>L’ultima stanza raccoglie i suoni che stanno per andarsene: il motore a scoppio, il cassetto delle monete, la suoneria del telefono di casa. I visitatori possono lasciarne uno proprio. Il più registrato, finora, è una nonna che chiama a tavola.</p>
<p>Le prenotazioni si fanno <a href="https://example.com/museo-dei-rumori">sul sito del museo</a>; il lunedì l’ingresso è gratuito per chi porta un oggetto che fa rumore.</p>
`,
  },
  {
    key: 'biblioteca-sul-tram',
    minutesAgo: 2450,
    language: 'it',
    section: 'books',
    headline: 'La biblioteca sale sul tram: a Milano si prende in prestito tra una fermata e l’altra',
    standfirst: 'Novecento volumi, due bibliotecari e una regola sola: si può scendere solo a capitolo finito.',
    dateline: 'Milano',
    urgency: 6,
    authors: ['chiara-lombezzi'],
    tags: ['Cultura', 'Trasporti'],
    leadMedia: photo(
      'library.svg',
      'Scaffali pieni di libri ai lati di una grande finestra',
      'Foto: (c) Matteo Fenogliari',
    ),
    bodyHtml: `
<p>Il tram è del 1931, verde scuro, e ha perso metà dei sedili per fare posto agli scaffali. Da lunedì la linea L gira in tondo per la città con novecento libri a bordo: si sale, si sceglie, si mostra la tessera. Se non si è finito, si fa un altro giro.</p>
<p>«La regola dice che si scende a capitolo concluso», spiega la bibliotecaria Ginevra Arrighetti. «Non la facciamo rispettare, ma la rispettano tutti». I romanzi gialli, di conseguenza, sono stati spostati in fondo: creavano ingorghi.</p>
<p>Nella prima settimana i prestiti sono stati 2.113, le multe zero e i passeggeri che hanno mancato la fermata, secondo una stima prudente, la metà.</p>
`,
    related: ['premio-casa-di-ringhiera', 'matera-museo-rumori'],
  },
  {
    key: 'nebbia-buona-film',
    minutesAgo: 3610,
    language: 'it',
    section: 'stage',
    headline: '«La nebbia buona», un film dove non si vede quasi niente e si capisce tutto',
    standfirst:
      'L’esordio di Irma Castagneri ha vinto il festival di Borgomare. Due fratelli, un argine e novanta minuti di grigio.',
    byline: 'di Chiara Lombezzi',
    urgency: 6,
    authors: ['chiara-lombezzi'],
    tags: ['Cultura', 'Maltempo'],
    bodyHtml: `
<p>Per sette minuti, all’inizio, lo schermo è lattiginoso e si sentono due persone camminare. Poi una delle due starnutisce e il pubblico, sollevato, ride. È il patto che Irma Castagneri propone allo spettatore: fidati dell’orecchio, il resto arriverà.</p>
<p>La storia è minima. Due fratelli che non si parlano da anni devono percorrere di notte undici chilometri di argine, nella nebbia, per controllare i fontanazzi di un fiume in piena. Non succede nulla che si possa raccontare, e alla fine si esce con la sensazione di avere attraversato un intero inverno.</p>
<p>La fotografia di Elvio Baratti trova nel grigio più colori di quanti ne contenga di solito un film a colori. Qualche dialogo è di troppo, verso il finale. Ma è un peccato di generosità, e a un’esordiente si perdona.</p>
`,
  },
  {
    key: 'premio-casa-di-ringhiera',
    minutesAgo: 7020,
    language: 'it',
    section: 'books',
    headline: 'Il premio dei lettori a «Casa di ringhiera», romanzo scritto da undici vicini',
    standfirst:
      'Un capitolo per pianerottolo, una lite condominiale in appendice. E un’autrice di novantadue anni che ha preteso l’ultima parola.',
    dateline: 'Milano',
    urgency: 6,
    authors: ['chiara-lombezzi'],
    tags: ['Cultura'],
    bodyHtml: `
<p>L’idea è venuta durante un’assemblea sul tetto, mentre si aspettava il numero legale. «Eravamo lì, annoiati, e ognuno ha cominciato a raccontare la storia della casa a modo suo», ricorda Fiorenza Mandelloni, terzo piano. Due anni dopo quelle undici versioni sono un romanzo e il romanzo ha vinto il premio dei lettori.</p>
<p>Ogni capitolo è firmato da un pianerottolo e contraddice il precedente. Chi ha rubato la bicicletta nel 1978? Il quarto piano accusa il secondo, il secondo ha un alibi, il portinaio sa tutto ma parla soltanto a pagina 203.</p>
<p>L’ultimo capitolo è di Armida Colnaghi, novantadue anni, che ha letto gli altri dieci e li ha corretti a penna. Le sue correzioni sono state stampate in rosso.</p>
`,
  },
  {
    key: 'banda-paese-ottoni',
    minutesAgo: 10380,
    language: 'it',
    section: 'culture',
    headline: 'La banda di Fontescura ha più suonatori che abitanti',
    standfirst:
      'Ottantasette ottoni in un paese di ottantatré anime. Gli altri quattro arrivano in corriera, con il basso tuba sulle ginocchia.',
    dateline: 'Fontescura',
    urgency: 7,
    authors: ['beatrice-ognibeni'],
    tags: ['Cultura', 'Scuola'],
    bodyHtml: `
<p>A Fontescura non si chiede se uno suoni, ma che cosa. La banda municipale conta ottantasette elementi; il paese, all’ultimo censimento, ottantatré. I conti tornano grazie a quattro ottoni della valle accanto, che ogni giovedì prendono la corriera delle sette.</p>
<p>Il problema, semmai, è il pubblico. Quando la banda sfila non resta nessuno alle finestre, e così il maestro Gino Perfetti ha stabilito i turni: a ogni concerto, dieci suonatori riposano e applaudono.</p>
<p>Domenica si festeggiano i centocinquant’anni. In programma due marce, un valzer e, per la prima volta, una composizione nuova: l’ha scritta Noemi, tredici anni, si intitola «La corriera delle sette» e comincia in ritardo di quattro battute.</p>
`,
  },
]
