import { audio, photo, video } from '../lead-media.ts'
import type { SeedArticle } from '../seed-content.ts'

export const worldItalian: readonly SeedArticle[] = [
  {
    key: 'stretto-calandra-accordo',
    minutesAgo: 47,
    language: 'it',
    section: 'mediterranean',
    headline: 'Accordo sullo stretto di Calandra: dopo nove anni riaprono le rotte dei pescherecci',
    standfirst:
      'I due governi firmano a bordo di una barca ancorata sul confine. Le reti potranno tornare in acqua dal primo del mese.',
    byline: 'dal nostro inviato Davide Malgarin',
    dateline: 'Port’Ambra',
    slugline: 'CALANDRA-ACCORDO',
    urgency: 2,
    authors: ['davide-malgarin'],
    tags: ['Mediterraneo', 'Europa', 'Trasporti'],
    leadMedia: photo('harbour.svg', 'Il porto di Port’Ambra con una nave da carico', 'Foto: (c) Sandro Tiepolato'),
    bodyHtml: `
<p>Nessuna delle due capitali voleva ospitare la firma, e così l’hanno messa in mezzo al mare. Alle undici di questa mattina, a bordo di una barca da tonno ancorata esattamente sulla linea di confine, i delegati delle due sponde dello stretto di Calandra hanno chiuso una lite durata nove anni.</p>
<p>L’intesa divide le acque per stagioni e non più per miglia: da marzo ad agosto pescano le barche della costa orientale, da settembre a febbraio quelle dell’isola. I traghetti potranno seguire la rotta diretta, risparmiando un’ora e venti.</p>
<h2>L’idea dei pescatori</h2>
<p>A proporre il calendario sono state le cooperative, che lo applicavano di nascosto da due anni. «Noi la pace l’avevamo già fatta», dice Nevio Dragovan, che ha prestato la barca per la cerimonia. «Mancava solo di dirlo ai ministri».</p>
<p>Restano da definire le multe e l’ora di chiusura del faro comune. I negoziatori si rivedono fra trenta giorni, stavolta a terra.</p>
`,
    related: ['isola-beve-il-mare', 'radio-dei-pescatori'],
  },
  {
    key: 'lundhavn-chiusa-galleria',
    minutesAgo: 760,
    language: 'it',
    section: 'europe',
    headline: 'La galleria che si allaga apposta: a Lundhavn il mare entra due volte al giorno',
    standfirst:
      'Nel porto del Vestmark una vecchia galleria ferroviaria è diventata una chiusa e produce elettricità con la marea.',
    dateline: 'Lundhavn',
    urgency: 4,
    authors: ['davide-malgarin'],
    tags: ['Energia', 'Europa', 'Clima'],
    bodyHtml: `
<p>Per settant’anni gli ingegneri di Lundhavn hanno lottato contro l’acqua che filtrava nella galleria del porto. Poi qualcuno ha proposto di smettere. Oggi, due volte al giorno, le paratoie si alzano, il mare riempie i milleduecento metri di tunnel e, uscendo, fa girare quattro turbine.</p>
<p>L’impianto fornisce elettricità a undicimila case. Costa meno di una centrale nuova, perché lo scavo c’era già, e ha un solo difetto: segue la luna, non gli orari d’ufficio.</p>
<p>Per questo il Comune ha cambiato gli orari. Lavatrici delle mense, forni e celle frigorifere pubbliche si accendono quando sale la marea; la tabella è appesa alla fermata del tram, accanto a quella delle partenze.</p>
`,
  },
  {
    key: 'sarovia-osservatori-analisi',
    minutesAgo: 1985,
    language: 'it',
    section: 'europe',
    headline: 'Sarovia, le elezioni più controllate del continente e i dubbi che restano',
    standfirst:
      'Un osservatore ogni quaranta elettori, telecamere nei seggi e schede numerate. Ma la fiducia, spiegano i ricercatori, non si installa.',
    byline: 'di Davide Malgarin',
    dateline: 'Sarograd',
    urgency: 4,
    labels: ['analysis'],
    authors: ['davide-malgarin'],
    tags: ['Elezioni', 'Europa'],
    leadMedia: photo('piazza.svg', 'Una piazza con palazzi colorati e una torre', 'Foto: (c) Sandro Tiepolato'),
    bodyHtml: `
<p>Domenica in Sarovia si è votato sotto lo sguardo di 9.400 osservatori, uno ogni quaranta elettori che si sono presentati alle urne. Non c’era un seggio senza una persona con il tesserino, una telecamera e un termos di tè. Eppure un sondaggio condotto all’uscita dice che il 46 per cento dei votanti non è convinto che il conteggio sia corretto.</p>
<p>È il paradosso dei controlli: più se ne vedono, più ci si domanda a che cosa servano. Le ricercatrici del centro studi Ljuba Arsenova l’hanno misurato intervistando duemila persone in quattro tornate. La fiducia cresce con il primo osservatore, resta ferma con il secondo, scende dal terzo in poi.</p>
<h2>Contare davanti a tutti</h2>
<p>C’è un’eccezione, e sta nei villaggi del sud. Lì lo spoglio si fa ancora a voce alta, nella sala da ballo, con i bambini seduti sul palco. I sospetti, in quei comuni, non superano il sette per cento. «Non è la telecamera che convince», scrivono le studiose, «è il vicino di casa che ha sentito lo stesso numero».</p>
<p>La commissione elettorale sta valutando di estendere il metodo alle città. Servirebbero molte sale da ballo; per fortuna, in Sarovia, non mancano.</p>
`,
    related: ['voto-a-distanza-analisi', 'lundhavn-chiusa-galleria'],
  },
  {
    key: 'isola-beve-il-mare',
    minutesAgo: 1130,
    language: 'it',
    section: 'mediterranean',
    headline: 'L’isola che ha imparato a bere il mare',
    standfirst:
      'A Tarsis il nuovo dissalatore funziona con il vento e ha mandato in pensione la nave cisterna. Il sale avanzato finisce in pasticceria.',
    dateline: 'Tarsis',
    urgency: 5,
    authors: ['davide-malgarin', 'andrea-ferrigno'],
    tags: ['Mediterraneo', 'Energia', 'Clima'],
    leadMedia: photo('wind-turbines.svg', 'Pale eoliche in mare davanti all’isola', 'Foto: (c) Irene Malvasi'),
    bodyHtml: `
<p>La nave cisterna arrivava il lunedì. Per cinquantun anni Tarsis, novecento abitanti e nemmeno una sorgente, ha regolato su quel fischio le docce, i bucati e gli orti. La settimana scorsa la nave ha fischiato per l’ultima volta e il paese è sceso al molo a salutarla con i fazzoletti.</p>
<p>Al suo posto c’è un capannone bianco dietro il cimitero. Dentro, membrane e pompe alimentate da due pale eoliche ricavano dal mare settecento metri cubi di acqua potabile al giorno, più di quanta gli isolani riescano a consumarne d’inverno.</p>
<h2>Il sale dei biscotti</h2>
<p>Il problema di ogni dissalatore è la salamoia. Qui viene fatta evaporare in tre vecchie saline e il sale, in parte, va al forno di Agnese Corallini, che ci prepara biscotti al finocchio. «Prima il mare ci portava da bere», dice. «Adesso ci porta anche la merenda».</p>
<ul>
<li>Costo dell’impianto: 6,2 milioni di euro</li>
<li>Durata prevista: venticinque anni</li>
<li>Risparmio per famiglia: circa 310 euro l’anno</li>
</ul>
`,
    related: ['stretto-calandra-accordo', 'eolico-adriatico-cantiere', 'posidonia-ritorno-golfo'],
  },
  {
    key: 'costa-alegria-vulcano',
    minutesAgo: 128,
    language: 'it',
    section: 'americas',
    headline: 'Costa Alegría, il vulcano Tía Rosa si risveglia: sgomberati tre villaggi',
    standfirst:
      'Colonna di cenere alta quattro chilometri, aeroporto chiuso. «È la nostra vicina più anziana, ogni tanto brontola», dicono gli abitanti.',
    dateline: 'San Fermín',
    urgency: 3,
    labels: ['video'],
    authors: ['davide-malgarin'],
    tags: ['Clima', 'Trasporti'],
    leadMedia: video('volcano.svg', 'Il vulcano Tía Rosa con una colonna di cenere', 'Foto: (c) Nuria Calabozo', 52),
    bodyHtml: `
<p>Dormiva da ventisei anni. Poco prima dell’alba la Tía Rosa, il vulcano che domina la baia di San Fermín, ha aperto una bocca sul fianco occidentale e ha mandato in cielo una colonna di cenere alta quattro chilometri.</p>
<p>Duemila persone hanno lasciato tre villaggi a bordo degli autobus scolastici, secondo un piano provato due volte l’anno. L’aeroporto è chiuso almeno fino a giovedì. Non ci sono feriti.</p>
<p>I vulcanologi dell’osservatorio locale parlano di un’eruzione «lenta e istruttiva»: la lava avanza di pochi metri l’ora verso un vallone disabitato. «È la nostra vicina più anziana», dice la sindaca di Las Cuentas. «Ogni tanto brontola, e noi le lasciamo la strada».</p>
`,
    related: ['stretto-calandra-accordo', 'isola-beve-il-mare'],
  },
  {
    key: 'radio-dei-pescatori',
    minutesAgo: 8190,
    language: 'it',
    section: 'mediterranean',
    headline: 'Le radio dei pescatori: una notte in ascolto sul canale sedici',
    standfirst:
      'Barzellette, ricette, un compleanno e una richiesta di aiuto: il Mediterraneo raccontato dalle voci di chi lo attraversa al buio.',
    dateline: 'Tarsis',
    urgency: 6,
    labels: ['audio'],
    authors: ['marta-venier'],
    tags: ['Mediterraneo', 'Lavoro'],
    leadMedia: audio('radio-studio.svg', 'Un microfono e una radio di bordo', 'Foto: (c) Irene Malvasi', 1264),
    bodyHtml: `
<p>Dopo mezzanotte il canale sedici, che servirebbe per le emergenze, si riempie di silenzio: un silenzio abitato, con qualcuno che respira. Poi una voce dice soltanto «Buonasera a chi c’è», e da quattro barche, in tre lingue, rispondono.</p>
<p>Siamo rimasti una notte nella stazione costiera di Tarsis, accanto all’operatore Melchiorre Vadalà, che ascolta il mare da trentun anni. Sa riconoscere i comandanti dal modo in cui premono il tasto. «Quello ha fretta, quello ha sonno, quello ha pescato».</p>
<p>Alle 3.12 arriva la chiamata vera: un motore in fiamme, due uomini a bordo. In nove minuti le quattro barche della buonasera hanno già girato la prua. Il resto si sente nella registrazione.</p>
`,
  },
]
