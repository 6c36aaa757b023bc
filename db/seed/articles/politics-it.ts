import { photo } from '../lead-media.ts'
import type { SeedArticle } from '../seed-content.ts'

export const politicsItalian: readonly SeedArticle[] = [
  {
    key: 'legge-ultimo-treno',
    minutesAgo: 2,
    language: 'it',
    section: 'parliament',
    headline: 'Sì definitivo alla legge sull’ultimo treno: corse garantite fino a mezzanotte',
    standfirst:
      'La Camera approva con 271 voti a favore. Ogni capoluogo dovrà essere collegato ai comuni vicini da una partenza dopo le 23.30.',
    byline: 'di Giulia Pontecorvi',
    dateline: 'Roma',
    slugline: 'CAMERA-TRENI',
    urgency: 1,
    labels: ['breaking'],
    authors: ['giulia-pontecorvi'],
    tags: ['Parlamento', 'Trasporti', 'Lavoro'],
    leadMedia: photo('parliament.svg', 'L’emiciclo dell’aula visto dalle tribune', 'Foto: (c) Lidia Orsenighi'),
    bodyHtml: `
<p>Con 271 sì, 88 no e 14 astenuti la Camera ha approvato in via definitiva la legge sull’ultimo treno. Dal prossimo orario estivo ogni capoluogo di provincia dovrà avere, sette giorni su sette, almeno una partenza dopo le 23.30 verso i comuni che distano meno di sessanta chilometri.</p>
<p>Il testo era nato da una petizione dei lavoratori dei ristoranti e degli ospedali, che dopo l’ultimo turno restavano senza mezzi. «È una legge per chi spegne le luci», ha detto in aula la relatrice Paola Brentagni.</p>
<h2>Chi paga</h2>
<p>La copertura è di 190 milioni l’anno, per due terzi a carico dello Stato. Le opposizioni contestano la stima: secondo i calcoli presentati durante il dibattito, i costi del personale notturno sarebbero più alti di un quarto.</p>
<h2>Che cosa cambia</h2>
<ol>
<li>Entro marzo le aziende presentano i nuovi orari.</li>
<li>Entro maggio le regioni li approvano, o li correggono.</li>
<li>Dalla terza domenica di giugno partono i primi treni.</li>
</ol>
<p>Il testo integrale si può leggere <a href="https://example.org/leggi/ultimo-treno">nel dossier dei servizi di documentazione</a>.</p>
`,
    related: ['bologna-treno-galleria-tre-ore', 'voto-a-distanza-analisi', 'opinione-seduta-lunga'],
  },
  {
    key: 'valdarsa-ballottaggio-undici-voti',
    minutesAgo: 890,
    language: 'it',
    section: 'elections',
    headline: 'Valdarsa al ballottaggio per undici voti, e sette sono di una sola famiglia',
    standfirst:
      'Ornella Frascarin davanti a Bruno Castellaro: 6.204 a 6.193. Decisivo il seggio della frazione di Pian del Moro, dove gli Zuliandi votano in gruppo.',
    dateline: 'Valdarsa',
    urgency: 4,
    authors: ['giulia-pontecorvi', 'marta-venier'],
    tags: ['Elezioni', 'Scuola'],
    leadMedia: photo('piazza.svg', 'La piazza del municipio con la torre dell’orologio', 'Foto: (c) Irene Malvasi'),
    bodyHtml: `
<p>Undici voti su quasi tredicimila: tanto separa la sindaca uscente Ornella Frascarin dallo sfidante Bruno Castellaro. Nessuno dei due ha raggiunto la metà più uno e fra due domeniche Valdarsa tornerà alle urne, allestite nelle stesse aule in cui domani si farà lezione.</p>
<p>Lo spoglio si è chiuso alle tre e venti di notte, con il seggio di Pian del Moro ricontato due volte. Qui vota al completo la famiglia Zuliandi, sette elettori e altrettante schede per la stessa candidata, se si dà retta alle confidenze del nonno.</p>
<h2>La scuola al centro</h2>
<p>I due candidati divergono su quasi tutto tranne che sull’asilo nuovo. Frascarin lo vuole nell’ex filanda, Castellaro nell’ex caserma; entrambi promettono di inaugurarlo entro il secondo anno.</p>
<p>Il terzo classificato, l’apicoltore Rino Vettorazzo, ha ottenuto il 9 per cento e non darà indicazioni: «Le api», ha dichiarato, «non si comandano».</p>
`,
    related: ['diretta-piena-arsa-valdarsa', 'referendum-tre-paesi'],
  },
  {
    key: 'voto-a-distanza-analisi',
    minutesAgo: 1610,
    language: 'it',
    section: 'parliament',
    headline: 'Votare da lontano: perché l’aula vuota divide i partiti meno di quanto sembri',
    standfirst:
      'La proposta sul voto a distanza per i parlamentari in congedo raccoglie firme trasversali. Il vero scontro è su chi decide quando si è abbastanza lontani.',
    byline: 'di Giulia Pontecorvi',
    dateline: 'Roma',
    urgency: 5,
    labels: ['analysis'],
    authors: ['giulia-pontecorvi'],
    tags: ['Parlamento', 'Lavoro'],
    leadMedia: photo(
      'parliament.svg',
      'I banchi dell’aula in una disposizione a semicerchio',
      'Foto: (c) Lidia Orsenighi',
    ),
    bodyHtml: `
<p>A contare i discorsi, il Parlamento è spaccato in due. A contare le firme, molto meno: la proposta che permette di votare da casa ai deputati in congedo per maternità, paternità o malattia ne ha raccolte 118, distribuite con una regolarità quasi sospetta in ogni settore dell’emiciclo.</p>
<p>La ragione è semplice. Quando le maggioranze si reggono su pochi seggi, un’influenza pesa quanto un partito. Lo sanno i capigruppo, che da mesi tengono un foglio con i compleanni, gli interventi chirurgici e le date presunte del parto.</p>
<h2>Il principio e la pratica</h2>
<p>Chi è contrario invoca il principio: il voto è un atto pubblico, si fa guardandosi in faccia. È un argomento serio, benché un po’ indebolito dalle immagini di certe sedute del giovedì pomeriggio. Chi è favorevole ribatte che l’assenza forzata priva del voto non il deputato, ma chi lo ha eletto.</p>
<p>Il compromesso possibile prevede tre condizioni: un congedo certificato, un elenco pubblico dei votanti a distanza e l’esclusione degli scrutini segreti, dove nessuno potrebbe garantire che dietro lo schermo ci sia una persona sola.</p>
<h2>Chi misura la distanza</h2>
<p>Resta da stabilire chi autorizza. L’ufficio di presidenza, dice il testo. Ma l’ufficio di presidenza ha una maggioranza, e affidare alla maggioranza il permesso di votare contro di essa è una contraddizione che in commissione hanno notato tutti. La soluzione allo studio è un automatismo: il certificato basta, senza autorizzazioni.</p>
<p>Altrove, nei parlamenti che hanno già provato, è successa una cosa curiosa: il voto a distanza è stato usato pochissimo. In tre anni l’assemblea del Vestmark ne ha registrati quarantadue. Non perché mancassero le influenze, spiegano i funzionari, ma perché chi può, alla fine, preferisce esserci: è nei corridoi, non in aula, che si decide come andrà a finire.</p>
<p>C’è poi un effetto che laggiù nessuno aveva previsto: i congedi di paternità sono aumentati di quasi un terzo. Chi prima restava per non perdere un voto, adesso va a casa e il voto se lo porta.</p>
<p>Forse è questa la risposta migliore a chi teme l’aula vuota. L’aula si svuota quando quello che vi accade non conta; se conta, i deputati arrivano anche con la febbre. La legge serve per gli altri casi: pochi, riconoscibili e finora ignorati.</p>
`,
  },
  {
    key: 'referendum-tre-paesi',
    minutesAgo: 3380,
    language: 'it',
    section: 'elections',
    headline: 'Tre paesi, un solo sindaco: il referendum sulla fusione passa con il 58 per cento',
    standfirst:
      'Castel Rovere, Montelupaio e Fontescura diventano un comune di 4.100 abitanti. Il nome non è ancora deciso, e lì cominciano i guai.',
    dateline: 'Montelupaio',
    urgency: 5,
    authors: ['davide-malgarin'],
    tags: ['Elezioni', 'Trasporti'],
    bodyHtml: `
<p>Hanno già in comune il medico, lo scuolabus e la squadra di calcio. Adesso avranno lo stesso sindaco: gli elettori di Castel Rovere, Montelupaio e Fontescura hanno approvato la fusione con il 58 per cento dei voti.</p>
<p>I vantaggi stanno in un foglio appeso nei tre municipi: contributi statali per dieci anni, un solo ufficio tecnico, due autobus al giorno in più. Le obiezioni, invece, si sentono al bar. «Mio nonno a Fontescura non ci andava nemmeno a comprare i maiali», riassume un pensionato.</p>
<h2>Il rebus del nome</h2>
<p>Le proposte depositate sono ventidue. Vanno da Treborghi, favorita, a Montecastelfontana, che non sta nei moduli. La commissione deciderà entro gennaio, sentiti gli scolari, che hanno chiesto di essere sentiti.</p>
`,
    correction: {
      text: 'In una prima versione di questo articolo gli abitanti del nuovo comune erano indicati in 5.100: sono 4.100.',
      minutesAgo: 3120,
    },
  },
  {
    key: 'opinione-seduta-lunga',
    minutesAgo: 4015,
    language: 'it',
    section: 'politics',
    headline: 'Elogio della seduta lunga',
    standfirst:
      'Abbiamo passato anni a chiedere alla politica di fare presto. E se il problema fosse che non fa in tempo ad annoiarsi?',
    byline: 'di Paolo Zennaris',
    urgency: 6,
    labels: ['opinion'],
    authors: ['paolo-zennaris'],
    tags: ['Parlamento'],
    bodyHtml: `
<p>Mi è capitato di assistere, dalla tribuna, a una seduta di undici ore. Alla terza gli oratori hanno finito le frasi preparate. Alla quinta hanno cominciato a rispondersi. Alla nona, stremati, due avversari si sono accorti di volere la stessa cosa e hanno scritto insieme un emendamento di quattro righe. È l’unico articolo di quella legge che abbia funzionato.</p>
<p>La noia è un mezzo di trasporto sottovalutato: porta lontano dalle posizioni di partenza senza che nessuno debba ammettere di essersi mosso. La velocità, al contrario, conserva tutto com’era, parole comprese.</p>
<p>Non propongo di abolire i tempi contingentati, che hanno le loro ragioni. Propongo di misurare anche il resto: quante volte, in una discussione, qualcuno ha cambiato idea. Se la risposta è zero, la seduta non è stata breve: è stata inutile.</p>
`,
  },
]
