import type { SeedCuration } from './seed-content.ts'

export const curations: readonly SeedCuration[] = [
  {
    slug: 'ticker',
    title: 'Ticker',
    titles: { it: 'Ultim’ora', en: 'Ticker' },
    articles: [
      'legge-ultimo-treno',
      'genova-mareggiata-passeggiata',
      'diretta-piena-arsa-valdarsa',
      'live-arsa-flood-valdarsa',
      'trieste-ferry-passengers-ashore',
      'stretto-calandra-accordo',
      'borgomare-derby-rigore-novantaseiesimo',
      'eolico-adriatico-cantiere',
      'costa-alegria-vulcano',
      'lantern-tour-corvaio-pass',
      'bicycle-factory-workers-buyout',
      'trieste-archivio-trascritto-ia',
    ],
  },
  {
    slug: 'in-evidenza',
    title: 'In Evidenza',
    titles: { it: 'In Evidenza', en: 'Featured' },
    articles: [
      'eolico-adriatico-cantiere',
      'telescopio-corvaio-cometa',
      'isola-beve-il-mare',
      'fabbrica-biciclette-operai',
      'matera-museo-rumori',
      'scalatrice-nadia-intervista',
      'wool-insulation-homes-plan',
      'caretaker-comet-corvaio',
      'tarsis-island-drinks-sea',
      'museum-of-lost-sounds',
      'goalkeeper-forty-one-debut',
      'lundhavn-tide-lock-tunnel',
    ],
  },
]
