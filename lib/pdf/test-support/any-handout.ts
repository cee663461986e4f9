import fc from 'fast-check';
import { sourcesShown } from '@/lib/domain/clinic/sources-shown';
import { calloutTones } from '@/lib/domain/handout/callout-tones';
import type {
  Block,
  DocumentSection,
  HandoutDocument,
  ListBlock,
  Run,
  TableBlock,
} from '@/lib/domain/handout/document';
import { listStyles } from '@/lib/domain/handout/list-numbering';
import { printSizes } from '@/lib/domain/handout/print-options';
import { isPacket as hasTopics } from '@/lib/domain/handout/section-groups';
import { plainLogo } from '@/lib/test-support/pictures';
import { muscleTwitches, run, section } from './muscle-twitches';

/*
 * Handouts at random, with every kind of block, letterhead and print option, and words that are hard to set: doses,
 * drug names, signs, long words and scripts in either direction. The first choice of each list is the plainest, so that
 * fast-check shrinks a failing handout toward plain words on one page.
 */

/** Amounts that must stay on one line, with every sign that a line could wrongly end at. */
export const doses = [
  ...['5 mg', '12.5/25mg', '2.5–5 ml', '2.5–5ml', '1000mg', '400→200mg', '≥38.5°C', '≥ 39 °C', '½ tablet', '5 mg/kg'],
  ...[
    '3 × 500 mg',
    '1 1/2 tablets',
    '10 %',
    '10 000 IU',
    '6 semanas',
    '2 viên',
    '37,5 °C',
    '8 a.m.',
    '٥ ملغ',
    '۳۸٫۵°C',
  ],
];
const drugs = [
  ...['Amoxicillin/clavulanate', 'Hydrochlorothiazide', 'Hydroxychloroquine', 'Sulfamethoxazole-trimethoprim'],
  ...['HYDROCHLOROTHIAZIDE', 'Methylprednisolone', 'α-blocker', 'COVID-19'],
];
const plain = [
  ...[
    'take',
    'it',
    'with food',
    'Monday',
    'before you go to sleep, and again',
    'over-the-counter',
    'e.g. tea',
    'and/or',
  ],
  ...[
    '“quoted”',
    '( x )',
    'Attention !',
    '« mot »',
    '¿Duele?',
    'wait …',
    '— or —',
    'A→B',
    '-itis',
    '(see below)',
    '50%.',
  ],
];
const foreign = [
  ...['Ngày mai', 'Ежедневно', 'ώρα', 'दिन में दो बार', 'প্রতিদিন', 'naïve Ångström'],
  ...['الأربعاء', 'قبل النوم،', '(هنا)', 'هيدروكلوروثيازيد', 'הטיפול', 'שלוש פעמים ביום.', 'ڈاکٹر کو فون کریں'],
];
const numbers = [
  ...[
    '541-555-0147',
    '(541) 555-0147',
    '+1 541 555 0147',
    'PL-7Q4K-92MX',
    '14:30',
    '03/14/1981',
    '1–2',
    'November 22, 2026',
  ],
  ...['۰۲۱-۵۵۵۰۱۴۷', '٠٥٤١-٥٥٥-٠١٤٧', '٢٫٥–٥ ملغ'],
];
const endless = [
  'https://www.nice.org.uk/guidance/ng127/chapter/Recommendations',
  'x'.repeat(120),
  '7'.repeat(40),
  'Donaudampfschifffahrtsgesellschaftskapitän',
  'م'.repeat(60),
];

/** Letters, digits and signs of several scripts in any order. */
const wild = fc
  .array(fc.constantFrom(...Array.from('abcéяΩ5٣۷אמبن.,;:!?…()[]«»“”’"-–—/%°+=<≥×·&@#*$€½')), {
    minLength: 1,
    maxLength: 9,
  })
  .map((signs) => signs.join(''));

const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...plain) },
  { weight: 4, arbitrary: fc.constantFrom(...doses) },
  { weight: 3, arbitrary: fc.constantFrom(...drugs) },
  { weight: 2, arbitrary: fc.constantFrom(...numbers) },
  { weight: 2, arbitrary: fc.constantFrom(...foreign) },
  { weight: 1, arbitrary: fc.constantFrom(...endless) },
  { weight: 1, arbitrary: wild },
);

const styles: Partial<Run>[] = [{}, {}, {}, { bold: true }, { italic: true }, { href: 'tel:+15415550147' }];

function runsUpTo(maxLength: number): fc.Arbitrary<Run[]> {
  const part = fc.record({ word, style: fc.constantFrom(...styles), end: fc.constantFrom(' ', ' ', ' ', ' ', '\n') });
  return fc
    .array(part, { minLength: 1, maxLength })
    .map((parts) =>
      parts.map(({ word: text, style, end }, index) => run(index === parts.length - 1 ? text : `${text}${end}`, style)),
    );
}

const paragraph = runsUpTo(10).map((runs) => ({ type: 'paragraph' as const, runs }));
const pictogram = fc.constantFrom(null, null, 'medicine');

const lists = fc.letrec<{ list: ListBlock }>((tie) => ({
  list: fc.record({
    type: fc.constant('list' as const),
    ordered: fc.boolean(),
    start: fc.constantFrom(1, 1, 9, 98),
    style: fc.constantFrom(...listStyles),
    items: fc.array(
      fc.record({
        pictogram,
        blocks: fc
          .tuple(runsUpTo(4), fc.option(tie('list'), { maxDepth: 4, freq: 1 }))
          .map(([runs, inner]) => [{ type: 'paragraph' as const, runs }, ...(inner ? [inner] : [])]),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
})).list;

const tables: fc.Arbitrary<TableBlock> = fc.integer({ min: 1, max: 8 }).chain((columns) => {
  const cell = fc.oneof({ weight: 5, arbitrary: runsUpTo(3) }, { weight: 1, arbitrary: fc.constant<Run[]>([]) });
  const row = fc.array(cell, { minLength: columns, maxLength: columns });
  return fc.record({
    type: fc.constant('table' as const),
    caption: fc.constantFrom('', 'How much to take'),
    header: row,
    rows: fc.array(row, { minLength: 1, maxLength: 3 }),
  });
});

const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 3, arbitrary: paragraph },
  { weight: 2, arbitrary: lists },
  { weight: 2, arbitrary: tables },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('callout' as const),
      tone: fc.constantFrom(...calloutTones),
      blocks: fc.array(fc.oneof(paragraph, lists), { minLength: 1, maxLength: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('checklist' as const),
      items: fc.array(fc.record({ pictogram, runs: runsUpTo(4) }), { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('figure' as const),
      pictogram: fc.constantFrom('sleep', 'no-such-drawing'),
      alt: fc.constantFrom('A bed', 'A person asleep in bed, with a glass of 250 ml beside it'),
      caption: fc.constantFrom('', 'Sleep 7–8 hours each night'),
    }),
  },
);

const locales = ['en-US', 'en-US', 'es', 'vi', 'hi', 'ru', 'ar', 'he', 'ur'];

/** Of a handout of several: one of them in another language than most. */
const topics: NonNullable<DocumentSection['topic']>[] = [
  { id: '00000000-0000-4000-8000-000000000301', title: 'Muscle twitches', lead: 'You are well.', locale: 'en-US' },
  { id: '00000000-0000-4000-8000-000000000302', title: 'ارتعاش الجفن 2.5', lead: '', locale: 'ar' },
];

const sections = fc.array(
  fc
    .record({
      kind: fc.constantFrom('about' as const, 'about' as const, 'urgent-help' as const, 'lifestyle-changes' as const),
      locale: fc.constantFrom(null, null, null, 'en-US', 'ar'),
      heading: word,
      blocks: fc.array(block, { minLength: 1, maxLength: 2 }),
      edited: fc.boolean(),
      sourceNumbers: fc.constantFrom<number[][]>([], [1], [1, 2]),
      keepTogether: fc.boolean(),
      topic: fc.constantFrom(undefined, ...topics),
      isShared: fc.boolean(),
    })
    .map(({ keepTogether, heading, blocks, ...rest }) => ({
      ...section(heading, blocks),
      ...rest,
      layout: { showHeading: true, breakBefore: false, keepTogether },
    })),
  { minLength: 1, maxLength: 3 },
);

const usual = muscleTwitches();
const logo = { ...(await plainLogo()), alt: 'A river' };

const letterheads: Partial<HandoutDocument['clinic']>[] = [
  {},
  { logo },
  { logo, name: 'St. Bartholomew’s Interdisciplinary Neurorehabilitation and Palliative Care Centre, North Campus' },
  {
    address: '12 Mill Street, Second Floor, Entrance B (through the courtyard), Bend, Deschutes County, OR 97701-1234',
    phone: 'Appointments 541-555-0147 · Nights 541-555-0148 · Refills 541-555-0149 · Fax (541) 555-0150',
    openingHours: 'Mon–Fri 8:00–17:30, Sat 9:00–12:00, first Sunday of the month by appointment only',
  },
  { name: 'عيادة النهر', address: 'شارع الطاحونة 12', phone: 'هاتف: ٠٥٤١-٥٥٥-٠١٤٧' },
];

const patients: HandoutDocument['patient'][] = [
  usual.patient,
  { name: '', dateOfBirth: '', recordNumber: '' },
  {
    name: 'Maximiliana Wolkenstein-Großherzogenberg de la Concepción y Montenegro',
    dateOfBirth: '',
    recordNumber: '1',
  },
  { name: 'ليلى حسن', dateOfBirth: '١٤ مارس ١٩٨١', recordNumber: 'RF-204815' },
];

/** fast-check shrinks the handout to the fewest and plainest words that still fail. */
export const anyHandout: fc.Arbitrary<HandoutDocument> = fc
  .record({
    sections,
    locale: fc.constantFrom(...locales),
    pageSize: fc.constantFrom('letter' as const, 'a4' as const),
    size: fc.constantFrom(...printSizes),
    ink: fc.constantFrom('color' as const, 'grey' as const),
    pictograms: fc.boolean(),
    fitPages: fc.constantFrom(null, null, 1, 2),
    sourcesAs: fc.constantFrom(...sourcesShown),
    qrCode: fc.boolean(),
    letterhead: fc.constantFrom(...letterheads),
    patient: fc.constantFrom(...patients),
    isPacket: fc.boolean(),
    title: fc.constantFrom('Muscle twitches', 'ارتعاش العضلات: 2.5–5 مل', `${'A title that goes on '.repeat(5)}!`),
    followUp: fc.constantFrom('', 'in 4 weeks with Dr. Osei'),
  })
  .map(
    ({
      size,
      ink,
      pictograms,
      fitPages,
      sourcesAs,
      qrCode,
      letterhead,
      sections: parts,
      locale,
      isPacket,
      ...rest
    }) => ({
      ...usual,
      ...rest,
      locale,
      options: { size, ink, pictograms, fitPages, sources: sourcesAs, qrCode },
      clinic: { ...usual.clinic, ...letterhead },
      sources: usual.sources.slice(0, 2),
      sections: urgentFirst(
        parts.map(({ topic, isShared, ...part }, index) => ({
          ...{ ...part, key: `s${index}`, locale: part.locale ?? locale },
          ...(isPacket && topic && { topic }),
          ...(isPacket && part.kind === 'urgent-help' && { urgent: stretchesOf(part.blocks.length, isShared) }),
        })),
      ),
    }),
  )
  .filter((document) => hasTopics(document) || document.sections.every(({ urgent }) => urgent === undefined));

/** The first block is an emergency, the others need a call the same day. */
function stretchesOf(blocks: number, isShared: boolean): NonNullable<DocumentSection['urgent']> {
  const said = { saysHowToAct: true };
  const rest = blocks > 1 ? [{ tier: 'same-day' as const, isShared: false, ...said, blocks: blocks - 1 }] : [];
  return [{ tier: 'emergency', isShared, ...said, blocks: 1 }, ...rest];
}

function urgentFirst(parts: DocumentSection[]): DocumentSection[] {
  const isUrgent = ({ kind }: DocumentSection): boolean => kind === 'urgent-help';
  return [...parts.filter(isUrgent), ...parts.filter((part) => !isUrgent(part))];
}
