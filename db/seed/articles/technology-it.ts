import { photo } from '../lead-media.ts'
import type { SeedArticle } from '../seed-content.ts'

export const technologyItalian: readonly SeedArticle[] = [
  {
    key: 'trieste-archivio-trascritto-ia',
    minutesAgo: 295,
    language: 'it',
    section: 'artificial-intelligence',
    headline: 'Trieste, l’IA ha letto tre chilometri di archivi. E ha confuso il vento con un cognome',
    standfirst:
      'Due milioni di pagine manoscritte trascritte in undici mesi. A correggere gli errori, un gruppo di pensionati che conosce tutte le calligrafie.',
    byline: 'di Sofia Cattaneis',
    dateline: 'Trieste',
    slugline: 'TRIESTE-ARCHIVIO',
    urgency: 4,
    authors: ['sofia-cattaneis'],
    tags: ['Intelligenza artificiale', 'Trieste', 'Musei'],
    leadMedia: photo('library.svg', 'Scaffali d’archivio ai lati di una sala di studio', 'Foto: (c) Sandro Tiepolato'),
    bodyHtml: `
<p>Per mesi la macchina è stata convinta che a Trieste, nell’Ottocento, vivesse un signor Bora. Compariva ovunque: rovesciava carri, spegneva lampioni, ritardava velieri. Nessuno, nel gruppo di informatici, si era insospettito. Poi una pensionata di Servola ha letto tre righe e si è messa a ridere.</p>
<p>L’archivio portuale occupa tre chilometri di scaffali: registri, lettere, liste di carico, in cinque lingue e in almeno novanta calligrafie diverse. Un modello addestrato dall’istituto Lucerna l’ha trascritto in undici mesi, due milioni di pagine, con una precisione del 94 per cento.</p>
<h2>L’altro sei per cento</h2>
<p>Il resto lo fanno a mano, il martedì e il giovedì, ventisette volontari. Il più giovane ha sessantotto anni. «Le macchine leggono le lettere, noi leggiamo le persone», spiega Fulvia Cossutti, ex impiegata di dogana. «Questo scrivano, per esempio, quando aveva freddo faceva le “r” come le “v”».</p>
<p>Ogni correzione torna al modello, che impara. Da settembre gli errori sono diminuiti di un terzo. Il signor Bora, intanto, è stato lasciato nell’indice, con una nota: «Cittadino onorario».</p>
<p>Le pagine si possono consultare <a href="https://example.org/archivio-portuale">in una mostra virtuale</a>, oppure in sala di lettura, dove il riscaldamento funziona.</p>
`,
    related: ['trieste-traghetto-passeggeri-a-terra', 'piscina-scaldata-server', 'matera-museo-rumori'],
  },
  {
    key: 'piscina-scaldata-server',
    minutesAgo: 2035,
    language: 'it',
    section: 'internet',
    headline: 'Si nuota a ventotto gradi grazie ai server: Bolzano scalda la piscina con i calcolatori',
    standfirst:
      'Sotto le vasche c’è un centro dati grande come due spogliatoi. La bolletta del gas è scesa dell’82 per cento.',
    dateline: 'Bolzano',
    urgency: 5,
    authors: ['sofia-cattaneis'],
    tags: ['Energia', 'Intelligenza artificiale', 'Clima'],
    leadMedia: photo('server-room.svg', 'Un corridoio tra file di server con luci accese', 'Foto: (c) Bruno Carradini'),
    bodyHtml: `
<p>Chi si tuffa non se ne accorge, ma sotto la corsia quattro qualcuno sta calcolando le previsioni del tempo. Da ottobre l’acqua della piscina comunale si scalda con il calore di centoquaranta server, installati nel locale che un tempo ospitava la caldaia.</p>
<p>L’idea è semplice: i calcolatori vanno raffreddati, le vasche riscaldate. Un circuito chiuso porta via il calore dagli uni e lo consegna alle altre. L’azienda che gestisce il centro non paga l’affitto, il Comune quasi non paga il gas.</p>
<h2>Più conti, più caldo</h2>
<p>L’unico inconveniente sono i picchi. Durante l’ultima nevicata i meteorologi hanno lanciato tante simulazioni che la vasca dei bambini è arrivata a trentun gradi. «Nessuno si è lamentato», riferisce il bagnino. «Ho dovuto farli uscire con il fischietto».</p>
`,
    related: ['trieste-archivio-trascritto-ia', 'eolico-adriatico-cantiere'],
  },
  {
    key: 'opinione-notifiche',
    minutesAgo: 6790,
    language: 'it',
    section: 'technology',
    headline: 'La notifica che vorrei ricevere',
    standfirst: 'Il telefono ci avvisa di tutto tranne dell’unica cosa utile: che, per oggi, non è successo niente.',
    byline: 'di Sofia Cattaneis',
    urgency: 6,
    labels: ['opinion'],
    authors: ['sofia-cattaneis'],
    tags: ['Intelligenza artificiale'],
    bodyHtml: `
<p>Ieri il mio telefono ha suonato centodiciannove volte. Ho tenuto il conto su un foglio, con le stanghette, come i carcerati. Di queste, quattro riguardavano persone a cui voglio bene, due il lavoro e una il forno, che in effetti stava bruciando qualcosa. Le altre centododici erano qualcuno che mi chiedeva di guardarlo.</p>
<p>Non ce l’ho con le macchine: fanno quello per cui sono pagate. Ma chi progetta gli avvisi parte da una premessa curiosa, e cioè che il silenzio sia una mancanza. Chiunque abbia avuto un neonato in casa sa che è il contrario: il silenzio è la notizia.</p>
<p>Propongo dunque una notifica nuova. Arriva la sera, alle nove, senza suono. Dice: «Oggi non ti sei perso nulla». La si legge, si mette il telefono in un cassetto e si va a vedere che cosa sta facendo il forno.</p>
`,
  },
  {
    key: 'fibra-malga-ultimo-paese',
    minutesAgo: 13800,
    language: 'it',
    section: 'internet',
    headline: 'La fibra arriva all’ultima malga, e le mucche non ne vogliono sapere',
    standfirst:
      'Diciassette chilometri di cavo posati dai paesani con il trattore. La Val Brenna adesso naviga più veloce del capoluogo.',
    dateline: 'Val Brenna',
    urgency: 7,
    authors: ['sofia-cattaneis', 'beatrice-ognibeni'],
    tags: ['Trasporti', 'Agricoltura', 'Lavoro'],
    bodyHtml: `
<p>Il preventivo diceva seicentomila euro e tre anni. Alla Val Brenna hanno ringraziato, hanno comprato il cavo e l’hanno sotterrato da soli: diciassette chilometri in quarantaquattro giorni, con due trattori, una mula e il corso di giunzione seguito per corrispondenza da sei ragazzi.</p>
<p>Il costo finale è stato di settantamila euro, più una cena. Da ieri anche la malga Stelvara, a 1.870 metri, è collegata: il casaro vende i formaggi in rete e la figlia studia a distanza senza più salire sul tetto.</p>
<p>Un solo incidente, il secondo giorno: una mucca ha masticato mezzo metro di cavo, interrompendo la riunione condominiale di tutta la valle. Nessuno, a quanto risulta, ha protestato.</p>
`,
  },
]
