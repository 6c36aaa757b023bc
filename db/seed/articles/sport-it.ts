import { photo, video } from '../lead-media.ts'
import type { SeedArticle } from '../seed-content.ts'

export const sportItalian: readonly SeedArticle[] = [
  {
    key: 'borgomare-derby-rigore-novantaseiesimo',
    minutesAgo: 68,
    language: 'it',
    section: 'football',
    headline: 'Il derby della laguna finisce al novantaseiesimo: Borgomare batte Rovere 3-2',
    standfirst:
      'Sotto di due gol all’intervallo, la squadra di Tassinari rimonta e vince con un rigore di Okafor-Bellini. Il portiere avversario lo applaude.',
    byline: 'di Tommaso Rivalta',
    dateline: 'Borgomare',
    slugline: 'CALCIO-DERBY',
    urgency: 4,
    labels: ['video'],
    authors: ['tommaso-rivalta'],
    tags: ['Calcio'],
    leadMedia: video(
      'stadium.svg',
      'Lo stadio di Borgomare illuminato durante la partita',
      'Foto: (c) Matteo Fenogliari',
      118,
    ),
    bodyHtml: `
<p>Ci sono partite che si vincono due volte: la prima quando si smette di perderle. All’intervallo il Borgomare era sotto 2-0, aveva tirato in porta una volta e un gabbiano, posatosi sulla traversa, pareva il suo giocatore più pericoloso. Novantasei minuti dopo il fischio d’inizio ha battuto l’Unione Rovere 3-2.</p>
<p>La rimonta è cominciata con un cross sbagliato di Zandegiacomi, finito all’incrocio dei pali con la complicità del vento. Il pareggio, a dodici minuti dalla fine, l’ha firmato di testa il più basso in campo, Lollo Pierantoni.</p>
<h2>L’ultimo pallone</h2>
<p>Poi il rigore, netto, per un braccio largo. Samuel Okafor-Bellini ha sistemato il pallone, ha guardato la curva e ha tirato piano, al centro. Il portiere Grassivaro, già a terra, ha battuto le mani.</p>
<blockquote><p>Mi ha fregato con la cosa più semplice del mondo. Se non applaudi quella, che cosa vai allo stadio a fare?</p><cite>Diego Grassivaro, portiere dell’Unione Rovere</cite></blockquote>
`,
    related: ['stadio-di-legno-rovere', 'isola-squadra-undici-barche'],
  },
  {
    key: 'giro-lanterne-passo-corvaio',
    minutesAgo: 188,
    language: 'it',
    section: 'cycling',
    headline: 'Giro delle Lanterne, Brandolin vince sul passo del Corvaio nella nebbia',
    standfirst:
      'Fuga di settantuno chilometri e maglia dorata per dodici secondi. Domani l’ultima tappa, tutta in discesa fino al mare.',
    byline: 'dalla nostra inviata Beatrice Ognibeni',
    dateline: 'Passo del Corvaio',
    slugline: 'CICLISMO-LANTERNE',
    urgency: 4,
    authors: ['beatrice-ognibeni'],
    tags: ['Ciclismo', 'Maltempo'],
    leadMedia: photo('bicycle-race.svg', 'Tre ciclisti in fuga con le montagne alle spalle', 'Foto: (c) Irene Malvasi'),
    bodyHtml: `
<p>L’hanno sentito arrivare, più che visto: prima il fischio delle ruote, poi il respiro, infine una maglia rossa che bucava la nebbia a trenta metri dal traguardo. Iacopo Brandolin ha vinto la tappa regina del Giro delle Lanterne dopo settantuno chilometri di fuga, gli ultimi diciotto da solo.</p>
<p>Il passo del Corvaio, 2.140 metri, non si vedeva. Il gruppo dei migliori ha salito gli ultimi tornanti dietro le luci di un’ammiraglia, come in una processione; a pagare è stato il favorito, il vestmarkese Aksel Thorup, arrivato con un minuto e quaranta di ritardo.</p>
<h2>La classifica</h2>
<ol>
<li>Iacopo Brandolin, 61 ore 12’ 08”</li>
<li>Aksel Thorup, a 12”</li>
<li>Ruben Castelvì, a 1’ 35”</li>
</ol>
<p>Dodici secondi, con una tappa da correre. «Dormirò poco e scenderò forte», ha detto Brandolin, avvolto in una coperta a quadri prestata dal rifugio.</p>
`,
    related: ['scalatrice-nadia-intervista', 'fabbrica-biciclette-operai'],
  },
  {
    key: 'maratona-cagliari-vento',
    minutesAgo: 1270,
    language: 'it',
    section: 'athletics',
    headline: 'Maratona di Cagliari, vince il vento: e poi Leila Sannarchi',
    standfirst:
      'Raffiche a settanta all’ora sul lungomare, un terzo dei ritirati. La trentaduenne maestra elementare chiude in due ore e trentaquattro.',
    dateline: 'Cagliari',
    urgency: 5,
    authors: ['tommaso-rivalta'],
    tags: ['Maltempo', 'Scuola'],
    bodyHtml: `
<p>Al trentesimo chilometro il maestrale ha portato via un gazebo, due transenne e le ambizioni di mezzo gruppo. Leila Sannarchi, maestra elementare a Sant’Antine Mannu, si è sistemata dietro a un corridore alto un metro e novantotto e lì è rimasta fino al rettilineo.</p>
<p>«Gli ho chiesto permesso», ha raccontato all’arrivo. «Mi ha risposto che tanto era lento anche senza di me». L’ha superato a quattrocento metri dal traguardo, chiudendo in due ore, trentaquattro minuti e nove secondi: nuovo primato della corsa.</p>
<p>Il corridore alto, Efisio Murtas, è arrivato sedicesimo. Sul podio, per volontà della vincitrice, sono saliti in due.</p>
`,
  },
  {
    key: 'stadio-di-legno-rovere',
    minutesAgo: 2710,
    language: 'it',
    section: 'football',
    headline: 'Rovere, ecco lo stadio di legno: si smonta d’estate e diventa un’arena per i concerti',
    standfirst:
      'Seimila posti costruiti con gli abeti abbattuti dalla tempesta. L’inaugurazione a Pasqua, con un torneo di bambini.',
    dateline: 'Castel Rovere',
    urgency: 6,
    authors: ['tommaso-rivalta'],
    tags: ['Calcio', 'Clima'],
    bodyHtml: `
<p>Gli alberi sono quelli caduti nella tempesta di quattro anni fa: dodicimila abeti, accatastati nei piazzali della valle e invenduti. Ne è venuto fuori uno stadio di seimila posti, incastrato senza un chiodo, che a Castel Rovere chiamano già «la cassetta della frutta».</p>
<p>Le tribune si smontano in nove giorni. Da giugno ad agosto serviranno per i concerti nel parco; a settembre torneranno al loro posto, numero per numero.</p>
<p>L’ingegnere Odilla Perencin garantisce settant’anni di vita e una buona acustica. Sulla seconda cosa, i tifosi non avevano dubbi.</p>
`,
  },
  {
    key: 'scalatrice-nadia-intervista',
    minutesAgo: 3990,
    language: 'it',
    section: 'cycling',
    headline: 'Nadia Ferruzzani: «Pedalo da quando persi la corriera per la scuola»',
    standfirst:
      'Diciannove anni, campionessa nazionale in salita, nessuna squadra. Per la prima volta racconta perché ha detto no a tre contratti.',
    byline: 'di Beatrice Ognibeni',
    dateline: 'Sant’Ilario in Costa',
    urgency: 4,
    labels: ['exclusive'],
    authors: ['beatrice-ognibeni'],
    tags: ['Ciclismo', 'Scuola'],
    leadMedia: photo('mountain-pass.svg', 'Una strada di montagna che sale verso il passo', 'Foto: (c) Irene Malvasi'),
    bodyHtml: `
<p>Riceve in cucina, con la bicicletta appesa sopra il tavolo come un prosciutto. Nadia Ferruzzani ha diciannove anni, il titolo nazionale della montagna e una spiegazione per tutto, compreso l’inizio: «A quattordici anni persi la corriera. Tredici chilometri, seicento metri di dislivello. Arrivai a scuola prima di lei».</p>
<p>Da allora la corriera non l’ha più presa. A sedici anni vinceva con una bicicletta di seconda mano, a diciotto ha staccato tutte sul Corvaio. Quest’inverno tre squadre le hanno offerto un contratto e lei, gentilmente, ha rifiutato.</p>
<h2>«Il terzo giorno mi hanno dato un telefono»</h2>
<p>«Sono stata in ritiro con una di loro. Il primo giorno mi hanno pesata, il secondo mi hanno pesata, il terzo mi hanno dato un telefono per registrare quello che mangiavo. Il quarto sono tornata a casa». Non è una polemica, precisa. «È che io in salita penso. Se devo pensare a quanto peso, penso peggio».</p>
<p>Si allena con il padre, boscaiolo, che la segue con il furgone quando ha finito di lavorare e le urla i tempi dal finestrino. La tabella la scrive la sua vecchia professoressa di fisica. Lo sponsor è il forno del paese, che paga in euro e, nei mesi buoni, in focaccia.</p>
<h2>La libertà e i conti</h2>
<p>Quanto può durare? Lei ha fatto i calcoli. Con quattordicimila euro l’anno si corrono le gare italiane, con ventiseimila anche quelle all’estero. Ne ha diciottomila. «Vuol dire che quest’anno mi fermo al confine. L’anno prossimo vediamo».</p>
<blockquote><p>Tutti mi chiedono fin dove voglio arrivare. In cima, rispondo. Di solito c’è una fontana.</p><cite>Nadia Ferruzzani, campionessa nazionale della montagna</cite></blockquote>
<p>Le squadre, intanto, non si sono arrese. Una le ha proposto di allenarsi da casa, senza bilancia e senza telefono: ci sta pensando, ma vuole che lo scrivano. L’altra le ha mandato una bicicletta nuova, senza condizioni. È ancora nella scatola, in corridoio, e il gatto ci dorme sopra.</p>
<p>Nel frattempo si è iscritta a Scienze forestali. Frequenta il martedì e il giovedì, ottantadue chilometri tra andata e ritorno. In bicicletta, si capisce.</p>
<p>Prima di salutarci chiede lei una cosa: se sul giornale si può scrivere che il ponte di Pian del Moro ha una buca, a destra, dopo la curva. Lo scriviamo.</p>
`,
  },
  {
    key: 'isola-squadra-undici-barche',
    minutesAgo: 11520,
    language: 'it',
    section: 'football',
    headline: 'Tarsis, la squadra che va in trasferta con undici barche',
    standfirst:
      'L’unico campo in piano dell’isola è lungo settanta metri. Gli avversari lo odiano, i pescatori lo rastrellano a mano.',
    dateline: 'Tarsis',
    urgency: 7,
    authors: ['tommaso-rivalta'],
    tags: ['Calcio', 'Mediterraneo'],
    leadMedia: photo('harbour.svg', 'Il porticciolo dell’isola con le case colorate', 'Foto: (c) Irene Malvasi'),
    bodyHtml: `
<p>La domenica, alle cinque del mattino, dal porto di Tarsis parte la squadra. Una barca per il portiere e i palloni, una per la difesa, una per i tifosi che soffrono il mare e che, per questo, vengono sistemati al centro. Le altre otto seguono in fila.</p>
<p>In tre campionati di promozione il Tarsis non ha mai dato forfait. Ha giocato in nove, una volta, perché due terzini avevano incontrato i tonni.</p>
<p>In casa non perde da due anni. Il campo è lungo settanta metri, pende verso il mare e ha una rete alta sei per non regalare i palloni ai delfini. La federazione ha concesso una deroga; la pendenza, dice il regolamento aggiornato, «si intende caratteristica del luogo».</p>
`,
    related: ['isola-beve-il-mare', 'borgomare-derby-rigore-novantaseiesimo', 'radio-dei-pescatori'],
  },
]
