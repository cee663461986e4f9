/** Months as people write them, in lower case and without accents; by number from 1. */
const names: readonly (readonly string[])[] = [
  [
    'jan',
    'january',
    'enero',
    'ene',
    'janvier',
    'janv',
    'januar',
    'janeiro',
    'gennaio',
    'gen',
    'januari',
    'janvye',
    'يناير',
  ],
  [
    'feb',
    'february',
    'febrero',
    'fevrier',
    'fevr',
    'fev',
    'februar',
    'fevereiro',
    'febbraio',
    'februari',
    'fevriye',
    'فبراير',
  ],
  ['mar', 'march', 'marzo', 'mars', 'marz', 'maerz', 'mrz', 'marco', 'maart', 'mrt', 'مارس'],
  ['apr', 'april', 'abril', 'abr', 'avril', 'avr', 'aprile', 'ابريل'],
  ['may', 'mayo', 'mai', 'maio', 'maggio', 'mag', 'mei', 'مايو'],
  ['jun', 'june', 'junio', 'juin', 'juni', 'junho', 'giugno', 'giu', 'jen', 'يونيو'],
  ['jul', 'july', 'julio', 'juillet', 'juil', 'juli', 'julho', 'luglio', 'lug', 'jiye', 'يوليو'],
  ['aug', 'august', 'agosto', 'ago', 'aout', 'augustus', 'اغسطس'],
  ['sep', 'sept', 'september', 'septiembre', 'setiembre', 'septembre', 'setembro', 'settembre', 'septanm', 'سبتمبر'],
  ['oct', 'october', 'octubre', 'octobre', 'oktober', 'okt', 'outubro', 'ottobre', 'ott', 'oktob', 'اكتوبر'],
  ['nov', 'november', 'noviembre', 'novembre', 'novembro', 'novanm', 'نوفمبر'],
  ['dec', 'december', 'diciembre', 'dic', 'decembre', 'dezember', 'dez', 'dezembro', 'dicembre', 'desanm', 'ديسمبر'],
];

const numbers: ReadonlyMap<string, number> = new Map(
  names.flatMap((ways, index) => ways.map((way): [string, number] => [way, index + 1])),
);

/** 1 to 12, or null for a word that names no month. `word`: in lower case, without accents. */
export const monthNamed = (word: string): number | null => numbers.get(word) ?? null;
