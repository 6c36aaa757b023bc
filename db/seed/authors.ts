import type { SeedAuthor } from './seed-content.ts'

export const authors: readonly SeedAuthor[] = [
  {
    slug: 'marta-venier',
    name: 'Marta Venier',
    bio: 'Marta Venier racconta da quindici anni il Nord-Est e tutto ciò che arriva dal mare.',
    avatar: 'avatar-1.svg',
  },
  {
    slug: 'luca-sartorelli',
    name: 'Luca Sartorelli',
    bio: 'Luca Sartorelli segue il maltempo, le infrastrutture e le città che provano a convivere con entrambi.',
    avatar: 'avatar-2.svg',
  },
  {
    slug: 'giulia-pontecorvi',
    name: 'Giulia Pontecorvi',
    bio: 'Giulia Pontecorvi scrive di politica e frequenta i corridoi di Montecitorio con un taccuino a quadretti.',
    avatar: 'avatar-3.svg',
  },
  {
    slug: 'davide-malgarin',
    name: 'Davide Malgarin',
    bio: 'Davide Malgarin è inviato agli Esteri e ha una predilezione per le isole e per i treni lenti.',
  },
  {
    slug: 'elena-brusatori',
    name: 'Elena Brusatori',
    bio: 'Elena Brusatori si occupa di lavoro e di imprese, soprattutto di quelle che nessuno dava per vive.',
  },
  {
    slug: 'tommaso-rivalta',
    name: 'Tommaso Rivalta',
    bio: 'Tommaso Rivalta commenta il calcio dei grandi stadi e quello dei campi di periferia.',
  },
  {
    slug: 'chiara-lombezzi',
    name: 'Chiara Lombezzi',
    bio: 'Chiara Lombezzi scrive di teatro, musei e libri per le pagine della Cultura.',
  },
  {
    slug: 'andrea-ferrigno',
    name: 'Andrea Ferrigno',
    bio: 'Andrea Ferrigno è giornalista scientifico e, nel tempo libero, un pessimo astrofilo.',
  },
  {
    slug: 'sofia-cattaneis',
    name: 'Sofia Cattaneis',
    bio: 'Sofia Cattaneis racconta la tecnologia a chi la usa e a chi la subisce.',
  },
  {
    slug: 'nicola-torrisani',
    name: 'Nicola Torrisani',
    bio: 'Nicola Torrisani segue la cronaca giudiziaria e i mercati alimentari dal Mezzogiorno.',
  },
  {
    slug: 'beatrice-ognibeni',
    name: 'Beatrice Ognibeni',
    bio: 'Beatrice Ognibeni va in bicicletta dietro ai ciclisti e scrive di quel che riesce a vedere.',
  },
  {
    slug: 'paolo-zennaris',
    name: 'Paolo Zennaris',
    bio: 'Paolo Zennaris è editorialista e insegna, senza illusioni, a scrivere titoli brevi.',
  },
  {
    slug: 'harriet-wexcombe',
    name: 'Harriet Wexcombe',
    bio: 'Harriet Wexcombe reports from Italy and the Adriatic for the English edition.',
    avatar: 'avatar-4.svg',
  },
  {
    slug: 'owen-tredwater',
    name: 'Owen Tredwater',
    bio: 'Owen Tredwater covers business and the changing world of work.',
  },
  {
    slug: 'isla-marchbank',
    name: 'Isla Marchbank',
    bio: 'Isla Marchbank writes about science, the sea and the creatures in it.',
    avatar: 'avatar-5.svg',
  },
  {
    slug: 'callum-ashgrave',
    name: 'Callum Ashgrave',
    bio: 'Callum Ashgrave is a sports writer with a weakness for lost causes.',
  },
  {
    slug: 'priya-ravensdale',
    name: 'Priya Ravensdale',
    bio: 'Priya Ravensdale reports on politics and public life.',
  },
  {
    slug: 'edmund-thackwell',
    name: 'Edmund Thackwell',
    bio: 'Edmund Thackwell reviews theatre, exhibitions and the occasional film.',
  },
  {
    slug: 'nora-fairlight',
    name: 'Nora Fairlight',
    bio: 'Nora Fairlight is a foreign correspondent who has lived in four ports.',
  },
  {
    slug: 'joel-pendrick',
    name: 'Joel Pendrick',
    bio: 'Joel Pendrick writes about technology and the people who maintain it.',
  },
]
