import { photo } from '../lead-media.ts'
import type { SeedArticle } from '../seed-content.ts'

export const businessItalian: readonly SeedArticle[] = [
  {
    key: 'eolico-adriatico-cantiere',
    minutesAgo: 96,
    language: 'it',
    section: 'business',
    headline: 'Eolico in Adriatico, il cantiere partirà da un porto che oggi non c’è',
    standfirst:
      'I documenti del consorzio: sessantadue turbine, 1.400 assunzioni e una banchina nuova a Borgomare. Ma i fondali vanno scavati due volte.',
    byline: 'di Elena Brusatori',
    dateline: 'Borgomare',
    slugline: 'ADRIATICO-EOLICO',
    urgency: 3,
    labels: ['exclusive'],
    authors: ['elena-brusatori'],
    tags: ['Energia', 'Lavoro', 'Clima'],
    leadMedia: photo(
      'wind-turbines.svg',
      'Turbine eoliche in mare al tramonto',
      'Foto: (c) Matteo Fenogliari',
      'Un impianto simile a quello previsto al largo di Borgomare',
    ),
    bodyHtml: `
<p>Sessantadue turbine a diciotto chilometri dalla costa, millequattrocento assunzioni, elettricità per mezzo milione di famiglie. Il piano del consorzio Maestrale Nuovo, che questo giornale ha potuto leggere, è il più grande progetto eolico mai pensato nell’Adriatico. Ha un solo problema: manca il porto da cui farlo partire.</p>
<p>Le pale sono lunghe centodieci metri e non passano sotto nessun ponte. Serve una banchina capace di reggere quaranta tonnellate al metro quadrato, e la più vicina è a quattro giorni di navigazione. Per questo il consorzio propone di costruirne una a Borgomare, dove oggi attraccano vongolare e barche a vela.</p>
<h2>Scavare due volte</h2>
<p>Secondo la relazione tecnica i fondali andrebbero portati da cinque a undici metri. Ma la corrente, in quel tratto, riporta la sabbia: dopo tre anni il lavoro sarebbe da rifare. Il costo del doppio scavo, quarantasette milioni, non compare nel prospetto inviato ai soci.</p>
<p>«Il documento è superato», replica l’amministratrice delegata, Donata Ferrabosco. «La nuova versione prevede un molo su pali, che lascia passare la sabbia». La nuova versione, aggiunge, sarà pubblica entro l’estate.</p>
<h2>Il paese e le pale</h2>
<p>A Borgomare, intanto, si discute. I pescatori temono per le vongole, gli albergatori per l’orizzonte, i ragazzi dell’istituto nautico per nulla: la metà ha già chiesto informazioni sui corsi. Il parroco, interpellato, ha ricordato che anche il campanile, quando lo costruirono, pareva troppo alto.</p>
<blockquote><p>Mio padre diceva che il vento non si mangia. Mio figlio, a quanto pare, ci camperà.</p><cite>Silvano Gherardin, presidente della cooperativa dei vongolari</cite></blockquote>
<p>Il calendario è stretto. Le autorizzazioni ambientali scadono fra ventidue mesi e, se per allora non sarà posata la prima fondazione, si ricomincia. Gli uffici regionali hanno chiesto altre tre relazioni: una sugli uccelli migratori, una sui relitti e una, meno prevedibile, sul rumore che le pale faranno sott’acqua, dove a disturbarsi potrebbero essere i delfini.</p>
<p>C’è anche chi fa concorrenza. Il porto già attrezzato, quello a quattro giorni di mare, offre la sua banchina a metà prezzo: in quel caso le assunzioni a Borgomare scenderebbero, secondo le tabelle allegate, da novecento a duecentodieci.</p>
<p>Il consorzio dice di essere pronto. Ha già affittato, per gli uffici, la vecchia pescheria: sul bancone di marmo, al posto delle sogliole, adesso ci sono le mappe.</p>
`,
    related: ['isola-beve-il-mare', 'fabbrica-biciclette-operai', 'settimana-quattro-giorni-udine'],
  },
  {
    key: 'fabbrica-biciclette-operai',
    minutesAgo: 245,
    language: 'it',
    section: 'work',
    headline: 'La fabbrica di biciclette torna agli operai: «Abbiamo comprato il nostro posto»',
    standfirst:
      'Chiusa da un fondo diciotto mesi fa, la Vèlora riparte con settantatré soci lavoratori. Hanno messo nel capitale le liquidazioni.',
    dateline: 'Modena',
    slugline: 'VELORA-COOP',
    urgency: 4,
    authors: ['elena-brusatori'],
    tags: ['Lavoro', 'Ciclismo', 'Trasporti'],
    leadMedia: photo('factory.svg', 'Lo stabilimento con il tetto a shed e le ciminiere', 'Foto: (c) Lidia Orsenighi'),
    bodyHtml: `
<p>Alle sei e cinquanta di lunedì la sirena ha suonato di nuovo, e qualcuno si è commosso per una sirena. La Vèlora, che per sessant’anni ha costruito biciclette da città alla periferia di Modena, ha riaperto i cancelli con un nuovo proprietario: i suoi operai.</p>
<p>Il fondo che la possedeva l’aveva chiusa diciotto mesi fa, giudicandola «non strategica». In settantatré hanno versato le liquidazioni, una banca locale ha messo il resto e il tribunale ha ceduto macchinari e marchio per due milioni e trecentomila euro.</p>
<h2>Un voto a testa</h2>
<p>La prima assemblea ha eletto presidente Mirella Bondavalli, saldatrice. Il primo punto all’ordine del giorno era il prezzo delle macchinette del caffè, il secondo il piano industriale: entrambi approvati.</p>
<p>Si comincia con quaranta biciclette al giorno, robuste, riparabili, garantite trent’anni. «Prima ci chiedevano di farle durare meno», racconta un addetto al montaggio. «Adesso il padrone siamo noi, e ci siamo detti di no».</p>
`,
    related: ['settimana-quattro-giorni-udine', 'giro-lanterne-passo-corvaio'],
  },
  {
    key: 'vendemmia-corta-prezzi',
    minutesAgo: 1345,
    language: 'it',
    section: 'markets',
    headline: 'Vendemmia corta, prezzi in salita: il bianco costerà un quinto in più',
    standfirst:
      'La grandine di agosto ha tagliato i raccolti sulle colline. I produttori consolano: quello che c’è è ottimo.',
    dateline: 'Asti',
    urgency: 5,
    authors: ['nicola-torrisani'],
    tags: ['Agricoltura', 'Clima'],
    leadMedia: photo('vineyard.svg', 'Filari di vite sulle colline con un casolare', 'Foto: (c) Matteo Fenogliari'),
    bodyHtml: `
<p>Undici minuti di grandine, il 19 agosto, hanno deciso il prezzo del vino di quest’inverno. Sulle colline colpite mancano quattro grappoli su dieci e le prime contrattazioni parlano di un aumento del 19 per cento per i bianchi, dell’8 per i rossi.</p>
<p>Ad alleggerire il conto c’è la qualità. «L’uva rimasta ha avuto tutto il sole per sé», spiega l’enologa Rosanna Capriglio. Le cantine sociali hanno deciso di imbottigliare meno annate speciali e più vino quotidiano, per non lasciare scoperte le trattorie.</p>
<p>Le reti antigrandine coprono oggi il 14 per cento dei vigneti. La Regione promette contributi; i vignaioli, che la conoscono, hanno già ordinato i pali.</p>
`,
    related: ['mercati-rionali-spesa', 'palermo-falso-extravergine'],
  },
  {
    key: 'mercati-rionali-spesa',
    minutesAgo: 2875,
    language: 'it',
    section: 'economy',
    headline: 'L’inflazione vista dal banco delle zucchine: un anno di scontrini in sei mercati',
    standfirst:
      'Abbiamo comprato le stesse diciassette cose ogni sabato per un anno. Ecco che cosa è rincarato, che cosa no e che cosa è sparito.',
    dateline: 'Roma',
    urgency: 5,
    authors: ['elena-brusatori', 'nicola-torrisani'],
    tags: ['Agricoltura', 'Lavoro'],
    leadMedia: photo('market.svg', 'Banchi di frutta e verdura sotto tende a righe', 'Foto: (c) Lidia Orsenighi'),
    bodyHtml: `
<p>Diciassette prodotti, sei mercati, cinquantadue sabati. L’esperimento era banale e ha richiesto soprattutto buone braccia: comprare sempre le stesse cose, alla stessa ora, e conservare gli scontrini. Alla fine dell’anno la sporta costa il 6,4 per cento in più.</p>
<p>La media, però, nasconde tutto. Le uova sono salite del 15 per cento, il pane del 9, le patate sono ferme. Le zucchine hanno avuto una vita avventurosa: tra febbraio e giugno il loro prezzo si è dimezzato, è raddoppiato ed è tornato dov’era.</p>
<h2>Che cosa abbiamo imparato</h2>
<ul>
<li>Dopo mezzogiorno si risparmia in media l’11 per cento.</li>
<li>I banchi dei produttori costano meno in estate e di più in inverno.</li>
<li>Il prezzo esposto scende quando piove: sei volte su dieci.</li>
</ul>
<p>Una delle diciassette voci, il sedano bianco, è scomparsa a settembre. L’ortolano di piazza Gonfalone ha allargato le braccia: «Non lo chiedeva più nessuno. A parte lei».</p>
`,
  },
  {
    key: 'settimana-quattro-giorni-udine',
    minutesAgo: 3020,
    language: 'it',
    section: 'work',
    headline: 'Udine, la settimana di quattro giorni compie due anni: promossa, con una sorpresa',
    standfirst:
      'Nelle ventisei aziende dell’esperimento produttività stabile e dimissioni dimezzate. Il venerdì libero, però, quasi tutti lo passano a dormire.',
    dateline: 'Udine',
    urgency: 4,
    authors: ['elena-brusatori'],
    tags: ['Lavoro', 'Sanità'],
    bodyHtml: `
<p>Il venerdì mattina nel capannone della Serramenti Zufferlin ci sono soltanto le piante grasse. Trentadue ore pagate come quaranta: l’accordo, firmato due anni fa da ventisei imprese della provincia, è arrivato alla prima verifica seria e ne esce bene.</p>
<p>La produzione è rimasta uguale in venti aziende, è cresciuta in cinque, è diminuita in una. Le dimissioni si sono dimezzate, i giorni di malattia sono scesi di un terzo. «Abbiamo tolto le riunioni», sintetizza la direttrice di un’officina. «Non se n’è accorto nessuno».</p>
<h2>Che cosa si fa il venerdì</h2>
<p>La sorpresa è nel questionario. Prima di cominciare, gli addetti immaginavano corsi, palestra, volontariato. Due anni dopo, alla domanda «che cosa fa il venerdì?», la risposta più frequente è «recupero il sonno», seguita da «la spesa» e da «niente, finalmente».</p>
`,
  },
  {
    key: 'mutui-rata-lenta',
    minutesAgo: 4590,
    language: 'it',
    section: 'economy',
    headline: 'Mutui, perché la rata scende più piano di quanto era salita',
    standfirst:
      'I tassi calano da un anno, eppure chi paga casa se ne accorge appena. Tre ragioni, e una via d’uscita che pochi conoscono.',
    byline: 'di Elena Brusatori',
    urgency: 5,
    authors: ['elena-brusatori'],
    tags: ['Europa'],
    bodyHtml: `
<p>Quando i tassi salgono, la lettera della banca arriva subito. Quando scendono, sembra che il postino si sia perso. Non è soltanto un’impressione: in un campione di ottocento contratti la rata è cresciuta in media entro due mesi dal rialzo, ed è calata entro sei dal ribasso.</p>
<p>La prima ragione è il calendario: molti contratti si aggiornano una volta l’anno. La seconda è il margine, la parte che la banca aggiunge e che, nei periodi incerti, tende ad arrotondarsi. La terza siamo noi: per rinegoziare bisogna chiedere, e chiede uno su sette.</p>
<h2>La via d’uscita</h2>
<p>Spostare il mutuo in un’altra banca non costa nulla e richiede, in media, quarantun giorni. Tra chi l’ha fatto nell’ultimo anno il risparmio è stato di 74 euro al mese. Gli altri continuano ad aspettare la lettera.</p>
`,
  },
]
