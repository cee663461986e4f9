import { inARow } from './in-a-row';
import type { PageDates, PageWords } from './page-words';

const months = [
  'janvye',
  'fevriye',
  'mas',
  'avril',
  'me',
  'jen',
  'jiyè',
  'out',
  'septanm',
  'oktòb',
  'novanm',
  'desanm',
] as const;

const monthOf = (day: Date): string => `${months[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
const long = (day: Date): string => `${day.getUTCDate()} ${monthOf(day)}`;

/** Written here: Unicode's tables have no Haitian Creole, and Intl would take the machine's language instead. */
const dates: PageDates = { long, short: long, month: monthOf };

export const haitianCreole: PageWords = {
  locale: 'ht',
  givenBy: (name) => `Se ${name} ki bay li`,
  for: 'Pou',
  born: 'Dat nesans',
  recordNumber: 'Nimewo dosye',
  comeBack: 'Tounen',
  comeBackTo: (when, who) => `${when} ak ${who}`,
  edited: 'Chanje pou ou',
  sourceNumbers: (numbers) => `Sous ${numbers}`,
  inPart: (marks) => `${marks}, an pati`,
  tones: { info: 'Bon pou konnen', caution: 'Fè atansyon', urgent: 'Ijan' },
  urgentCards: { emergency: 'Ijans', 'same-day': 'Rele nou menm jou a' },
  picture: 'Imaj',
  continued: (heading) => `${heading} (swit)`,
  about: 'Sou papye sa a',
  notReviewed: 'Pa gen pwofesyonèl sante ki verifye tèks sa a.',
  noticeNotReviewed: 'Pa gen pwofesyonèl sante ki verifye sa.',
  noticePartlyReviewed: (about) => `Gen pati pwofesyonèl sante pa verifye: gade “${about}”.`,
  reviewedBy: (who, date) => `${who} te verifye l, ${date}`,
  quoted: (heading) => `“${heading}”`,
  exceptNotReviewed: (headings) => `Pa gen pwofesyonèl sante ki verifye: ${headings}.`,
  reviewOverdue: (heading, date) => `Verifikasyon an reta: klinik nou an te dwe verifye “${heading}” anvan ${date}.`,
  translationNotReviewed: 'Sa a se yon tradiksyon ki poko verifye.',
  urgentHelpOnlyIn: () => 'Tout èd ijan an se sèlman nan lòt lang papye sa a.',
  changedForYou: (sections) => `Pwofesyonèl sante ou a chanje sa a pou ou: ${sections}.`,
  changedSection: (heading, who, date) => `“${heading}” (${who}, ${date})`,
  forAnyTopic: 'Pou nenpòt nan pwoblèm sa yo',
  visit: 'Vizit ou',
  ofTopic: (topic, heading) => `${topic}: ${heading}`,
  topicsAnd: (before, last) => `${before} ak ${last}`,
  otherTopics: (count) => `${count} lòt sijè`,
  sources: 'Kote enfòmasyon sa yo soti',
  basedOn: (names, more) => `Baze sou konsèy ${inARow(more ? [...names, 'lòt sous'] : names, ', ', ' ak ')}.`,
  undated: 'san dat',
  aboutWhen: (when) => `anviwon ${when}`,
  checkedOn: (when) => `verifye ${when}`,
  updatedOn: (when) => `mizajou ${when}`,
  forStaff: 'Pou anplwaye klinik la',
  scanCode: 'Eskane kòd la pou louvri papye sa a.',
  qrCode: (reference) => `Kòd QR pou anplwaye klinik la louvri papye ${reference}`,
  logoOf: (clinic) => `Logo ${clinic}`,
  page: (number, total) => `Paj ${number} sou ${total}`,
  comma: ', ',
  stop: '.',
  gap: ' ',
  dates,
};
