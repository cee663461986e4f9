import type { Block, DocumentSection, HandoutDocument, ListItem, Run } from '@/lib/domain/handout/document';

/** Builders of documents for tests of the PDF. The words are samples, not the library's content. */

export function run(text: string, marks: Partial<Omit<Run, 'text'>> = {}): Run {
  return { text, bold: false, italic: false, href: null, blank: null, ...marks };
}

export function paragraph(...parts: (string | Run)[]): Extract<Block, { type: 'paragraph' }> {
  return { type: 'paragraph', runs: parts.map((part) => (typeof part === 'string' ? run(part) : part)) };
}

export function item(...blocks: ListItem['blocks']): ListItem {
  return { pictogram: null, blocks };
}

export function list(items: (string | Run)[][], ordered = false): Extract<Block, { type: 'list' }> {
  return { type: 'list', ordered, items: items.map((parts) => item(paragraph(...parts))) };
}

export function bullets(...items: string[]): Extract<Block, { type: 'list' }> {
  return list(items.map((item) => [item]));
}

export function table(caption: string, header: string[], rows: string[][]): Extract<Block, { type: 'table' }> {
  const cell = (text: string): Run[] => [run(text)];
  return { type: 'table', caption, header: header.map(cell), rows: rows.map((row) => row.map(cell)) };
}

let serial = 0;

export function section(
  heading: string,
  blocks: Block[],
  rest: Partial<Omit<DocumentSection, 'heading' | 'blocks'>> = {},
): DocumentSection {
  serial += 1;
  return {
    key: `section-${serial}`,
    kind: 'about',
    versionId: '6f1b1c9e-8f2a-4f6e-9d0f-0a4f5a3c2b1d',
    versionNumber: 1,
    locale: 'en-US',
    heading,
    blocks,
    layout: { showHeading: true, breakBefore: false, keepTogether: false },
    edited: false,
    sourceNumbers: [],
    reviewedBy: null,
    ...rest,
  };
}

const urgentHelp = (): DocumentSection =>
  section(
    'Call 911 if you have',
    [
      bullets(
        'Sudden weakness on one side, a drooping face, or trouble speaking',
        'Trouble breathing or swallowing',
        'A seizure, a collapse, or new confusion',
      ),
      paragraph(
        run('Call us today', { bold: true }),
        ' if a muscle is weak, getting thinner, or you trip or drop things: ',
        run('541-555-0147', { href: 'tel:+15415550147' }),
        '.',
      ),
    ],
    { kind: 'urgent-help', sourceNumbers: [1, 2] },
  );

const factors: string[][] = [
  ['Stress', 'Is linked with more twitching, and with noticing it more'],
  ['Poor sleep', 'Is linked with more twitching the next day'],
  ['Caffeine', 'Can make twitches more likely in some people: coffee, tea, energy drinks'],
  ['Alcohol', 'Can bring on twitches; stopping suddenly can too'],
  ['Hard exercise', 'The muscle that worked may twitch for some hours'],
  ['Dehydration', 'Mostly linked with cramps; can upset the body’s salts'],
  [
    'Low magnesium, calcium or potassium',
    'A true lack makes nerves fire more easily; it is uncommon in people who are well',
  ],
  ['Medicines', 'Some make nerves fire more easily. Do not stop one without asking us'],
];

/** A handout as a clinic would give it: every kind of block, letterhead and end matter. */
export function muscleTwitches(changes: Partial<HandoutDocument> = {}): HandoutDocument {
  serial = 0;
  return {
    schema: 3,
    reference: 'PL-7Q4K-92MX',
    address: 'https://plainleaf.example/r/PL-7Q4K-92MX',
    title: 'Muscle twitches',
    subtitle: 'What they are, what helps, and when to come back',
    locale: 'en-US',
    pageSize: 'letter',
    options: { size: 'standard', ink: 'color', pictograms: true, fitPages: null, sources: 'full', qrCode: true },
    clinic: {
      name: 'Riverside Family Practice',
      address: '12 Mill Street, Bend, OR 97701',
      phone: '541-555-0147',
      openingHours: 'Mon–Fri 8:00–17:30',
      disclaimer:
        'This handout is general information given to you by your clinician. It does not replace their advice. In an emergency call 911.',
      footerNote: 'General information, given to you by your clinician.',
      accentColor: '#0f6b66',
      logo: null,
      locale: 'en-US',
    },
    patient: { name: 'Maria Núñez-O’Connor', dateOfBirth: 'March 14, 1981', recordNumber: 'RF-204815' },
    clinicianName: 'Dr. Amara Osei',
    visitDate: 'November 22, 2026',
    followUp: 'in 4 weeks with Dr. Osei',
    composedAt: '2026-11-22T18:44:00.000Z',
    sections: [urgentHelp(), ...ordinarySections()],
    sources: [
      {
        number: 1,
        title: 'Twitching eyes and muscles',
        publisher: 'NHS',
        url: 'https://www.nhs.uk/conditions/twitching/',
        published: 'Jan 2023',
      },
      {
        number: 2,
        title: 'Suspected neurological conditions: recognition and referral (NG127)',
        publisher: 'National Institute for Health and Care Excellence',
        url: 'https://www.nice.org.uk/guidance/ng127/chapter/Recommendations-for-adults-aged-over-16',
        published: 'undated',
      },
      {
        number: 3,
        title: 'Muscle cramps',
        publisher: 'MedlinePlus',
        url: 'https://medlineplus.gov/musclecramps.html',
        published: '2017',
      },
    ],
    reviewStatement: 'This wording has not been clinically reviewed.',
    editStatement: 'Changed for this patient by Dr. Amara Osei on November 22, 2026: Lifestyle changes.',
    ...changes,
  };
}

function ordinarySections(): DocumentSection[] {
  return [
    section(
      'What is a muscle twitch?',
      [
        paragraph(
          'A twitch is a small, quick movement in a muscle. You did not tell it to move. You may see it jump under your skin. A nerve sends the signal by itself. ',
          run('About 7 in 10 healthy people', { bold: true }),
          ' get twitches.',
        ),
        paragraph('Most twitches are harmless and stop by themselves, some in a few hours, others in a few weeks.'),
      ],
      { sourceNumbers: [1] },
    ),
    section(
      'Types of twitch',
      [
        list([
          [run('Ordinary twitches', { bold: true }), ' come and go in any muscle, most often in the eyelids and legs.'],
          [run('Eyelid myokymia', { bold: true }), ' is a fine ripple of one lid. It may last for hours or days.'],
          [
            run('Benign fasciculation syndrome', { bold: true }),
            ' is a name for frequent twitches when strength and tests are normal.',
          ],
        ]),
        {
          type: 'callout',
          tone: 'info',
          blocks: [
            paragraph('A twitch is not the same as:'),
            bullets(
              'a cramp (charley horse), which is strong and painful',
              'a tremor, which is a steady shaking',
              'restless legs, which is an urge to move',
            ),
          ],
        },
      ],
      { kind: 'types', sourceNumbers: [1, 3] },
    ),
    section(
      'Benign causes',
      [
        paragraph('Most twitches are harmless. They often come with:'),
        bullets(
          'stress or worry',
          'being tired or sleeping badly',
          'coffee, energy drinks, or alcohol',
          'hard exercise',
          'getting over a virus',
        ),
      ],
      { kind: 'benign-causes' },
    ),
    section(
      'What can make twitches more likely',
      [table('Things that can play a part', ['Factor', 'What it does'], factors)],
      { kind: 'factors', sourceNumbers: [1, 2, 3] },
    ),
    section(
      'Lifestyle changes',
      [
        list(
          [
            ['Go to bed and get up at the same time each day.'],
            ['Cut down coffee step by step over 1–2 weeks.'],
            ['Drink when you are thirsty.'],
          ],
          true,
        ),
        {
          type: 'callout',
          tone: 'caution',
          blocks: [
            paragraph(
              'Do not start magnesium, potassium or calcium tablets before asking us. They can harm if your kidneys work at ≤ 60% or so.',
            ),
          ],
        },
        {
          type: 'figure',
          pictogram: 'sleep',
          alt: 'A person asleep in bed under a moon',
          caption: 'Sleep at the same time each night',
        },
      ],
      { kind: 'lifestyle-changes', edited: true, sourceNumbers: [1] },
    ),
    section(
      'When to come back',
      [
        paragraph('Make an appointment if:'),
        {
          type: 'list',
          ordered: false,
          items: [
            item(paragraph('a twitch lasts for more than 2 weeks')),
            item(
              paragraph('you also have:'),
              bullets('weight loss you did not plan', 'sweating, or a fast heart beat ≥ 100 a minute'),
            ),
          ],
        },
      ],
      { kind: 'when-to-return', sourceNumbers: [1, 2] },
    ),
    section(
      'Questions to ask',
      [
        {
          type: 'checklist',
          items: [
            { pictogram: null, runs: [run('Do I need a blood test?')] },
            { pictogram: 'medicine', runs: [run('Could one of my medicines be the cause?')] },
            { pictogram: null, runs: [run('What should I do if it spreads?')] },
          ],
        },
      ],
      { kind: 'note' },
    ),
  ];
}
