/**
 * Hours ahead of UTC. Those that mean several zones mean the one that most news comes from: CST is American, IST Indian, BST British.
 */
export const ZONE_HOURS: ReadonlyMap<string, number> = new Map([
  ...hours(-10, 'HST'),
  ...hours(-9, 'AKST'),
  ...hours(-8, 'PST AKDT'),
  ...hours(-7, 'MST PDT'),
  ...hours(-6, 'CST MDT'),
  ...hours(-5, 'EST CDT PET COT ECT'),
  ...hours(-4, 'AST EDT CLT BOT VET'),
  ...hours(-3.5, 'NST'),
  ...hours(-3, 'ART BRT UYT ADT CLST'),
  ...hours(-2.5, 'NDT'),
  ...hours(-1, 'AZOT'),
  ...hours(0, 'Z UT UTC GMT WET AZOST'),
  ...hours(1, 'CET MEZ MET BST WEST WAT'),
  ...hours(2, 'EET CEST MESZ MEST METDST CAT SAST OEZ'),
  ...hours(3, 'EEST MSK TRT EAT OESZ IDT'),
  ...hours(3.5, 'IRST'),
  ...hours(4, 'MSD SAMT GST GET AMT MUT'),
  ...hours(4.5, 'AFT IRDT'),
  ...hours(5, 'PKT UZT YEKT TMT TJT MVT'),
  ...hours(5.5, 'IST SLST'),
  ...hours(5.75, 'NPT'),
  ...hours(6, 'BDT OMST KGT BTT'),
  ...hours(6.5, 'MMT'),
  ...hours(7, 'ICT WIB KRAT NOVT HOVT'),
  ...hours(8, 'HKT SGT MYT PHT AWST WITA IRKT ULAT BNT PHST'),
  ...hours(9, 'JST KST WIT YAKT TLT'),
  ...hours(9.5, 'ACST'),
  ...hours(10, 'AEST CHST PGT VLAT'),
  ...hours(10.5, 'ACDT'),
  ...hours(11, 'AEDT SBT MAGT NCT VUT'),
  ...hours(12, 'NZST FJT PETT'),
  ...hours(13, 'NZDT TOT'),
])

function hours(ahead: number, names: string): [string, number][] {
  return names.split(' ').map((name) => [name, ahead])
}
