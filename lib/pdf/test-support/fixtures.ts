import sharp from 'sharp';
import type { Block, HandoutDocument, ListItem } from '@/lib/domain/handout/document';
import { listStyles } from '@/lib/domain/handout/list-numbering';
import { isInstalled } from '../font-folder';
import { withDrawings } from './drawings';
import { handoutIn } from './language-handouts';
import { type Language, languages } from './language-samples';
import { bullets, item, list, muscleTwitches, paragraph, run, section, table } from './muscle-twitches';
import { twoCards } from './urgent-cards';

/** The languages whose faces are there: those for Chinese and Korean are installed apart. */
export const printableLanguages = languages.filter((language) => {
  if (language === 'simplifiedChinese') return isInstalled('Noto Sans SC');
  if (language === 'traditionalChinese') return isInstalled('Noto Sans TC');
  return language !== 'korean' || isInstalled('Noto Sans KR');
});

async function aLogo(alt: string): Promise<NonNullable<HandoutDocument['clinic']['logo']>> {
  const png = await sharp({ create: { width: 60, height: 30, channels: 3, background: '#0f6b66' } })
    .png()
    .toBuffer();
  return { mimeType: 'image/png', base64: png.toString('base64'), widthPx: 60, heightPx: 30, alt };
}

/** A section in another language than the handout around it, with every block that knows sides. */
export function sectionsIn(language: Language): HandoutDocument['sections'] {
  return handoutIn(language).sections;
}

/** A list that goes on after a paragraph, and one of every kind of label inside it. */
function countingLists(): Block[] {
  const nested = listStyles.map((style): ListItem => {
    const inner = list([['one'], ['two'], ['three']], true);
    return item(paragraph(style), { ...inner, start: 8, style });
  });
  return [
    list([['First'], ['Second']], true),
    paragraph('Wait a day.'),
    { type: 'list', ordered: true, start: 3, items: nested },
  ];
}

/** As documents have them: what is urgent first, whatever its language. */
function urgentFirst(...groups: HandoutDocument['sections'][]): HandoutDocument['sections'] {
  const isUrgent = ({ kind }: HandoutDocument['sections'][number]): boolean => kind === 'urgent-help';
  const sections = groups.flat();
  return [...sections.filter(isUrgent), ...sections.filter((section) => !isUrgent(section))];
}

const withOptions = (options: Partial<HandoutDocument['options']>, changes: Partial<HandoutDocument> = {}) => {
  const document = muscleTwitches(changes);
  return { ...document, options: { ...document.options, ...options } };
};

/** Handouts that between them have everything that a page can have, by what is particular to each. */
export async function pageFixtures(): Promise<Record<string, HandoutDocument>> {
  const usual = muscleTwitches();
  const longRows = Array.from({ length: 90 }, (_, index) => [`Row ${index + 1}`, 'What it does', 'How often']);
  const logo = await aLogo('A river between two hills');
  const address = 'https://www.nice.org.uk/guidance/ng127/chapter/Recommendations-for-adults-aged-over-16';
  return {
    'muscle twitches': usual,
    'on A4': muscleTwitches({ pageSize: 'a4' }),
    'steps of what to expect, sources in one line': withOptions(
      { sources: 'line', qrCode: false },
      {
        sections: [
          section('What to expect', [table('', ['First days', '2 weeks', '6 weeks'], [['Worst', 'Better', 'Well']])]),
        ],
      },
    ),
    'urgent help as two cards': muscleTwitches({ sections: [twoCards(), ...usual.sections.slice(1)] }),
    'in large print': withOptions({ size: 'large' }),
    'in extra large print': withOptions({ size: 'extra-large' }),
    'in greyscale, with a logo': withOptions({ ink: 'grey' }, { clinic: { ...usual.clinic, logo } }),
    'with a logo': muscleTwitches({ clinic: { ...usual.clinic, logo } }),
    'with a logo that is decoration': muscleTwitches({
      clinic: { ...usual.clinic, logo: { ...logo, alt: '' } },
    }),
    'with drawings': withDrawings(),
    'without pictograms': withOptions({ pictograms: false }),
    'fitted to one page': withOptions({ fitPages: 1 }, { sections: usual.sections.slice(0, 2), sources: [] }),
    'a draft, with blanks': muscleTwitches({
      reference: '',
      address: '',
      patient: { name: '', dateOfBirth: '', recordNumber: '' },
      followUp: '',
      sections: [
        section('Follow-up', [paragraph('Come back ', run('Follow-up: when', { blank: 'followUp.when' }), '.')]),
      ],
      sources: [],
      editStatement: '',
    }),
    'tables over pages': muscleTwitches({
      sections: [
        section('Factors', [
          table('A long table', ['Factor', 'Effect', ''], longRows),
          table('', ['A', 'B'], [['', 'b']]),
        ]),
      ],
    }),
    'links over lines and pages': muscleTwitches({
      sections: Array.from({ length: 14 }, (_, index) =>
        section(`Links ${index}`, [
          paragraph(
            'Read ',
            run(`${address} `.repeat(3).trim(), { href: address }),
            ', or call ',
            run('541-555-0147', { href: 'tel:+15415550147', bold: true }),
            '.',
          ),
          list([[run('a whole item', { href: address })], ['none']], index % 2 === 0),
        ]),
      ),
    }),
    'lists in lists, callouts of every tone': muscleTwitches({
      sections: [
        section('Lists', [
          {
            type: 'list',
            ordered: true,
            items: [item(paragraph('one'), bullets('inner', 'more')), item(bullets('alone'))],
          },
          ...(['info', 'caution', 'urgent'] as const).map((tone) => ({
            type: 'callout' as const,
            tone,
            blocks: [paragraph('Before a list:'), bullets('first', 'second')],
          })),
          { type: 'figure', pictogram: 'no-such-drawing', alt: 'What it would show', caption: '' },
          { type: 'figure', pictogram: 'sleep', alt: 'A person asleep', caption: '' },
        ]),
      ],
    }),
    'lists that start at 3 and count in letters': muscleTwitches({
      sections: [section('Steps', countingLists())],
    }),
    'lists that count in letters, from right to left': handoutIn('arabic', {
      sections: [...sectionsIn('arabic'), section('خطوات', countingLists(), { locale: 'ar' })],
    }),
    'the same section twice': muscleTwitches({
      sections: usual.sections.flatMap((one) => [one, { ...one, key: `${one.key} again` }]),
    }),
    'a title that XML must escape': muscleTwitches({ title: 'Salt & <water> "balance"' }),
    'sections in other languages': muscleTwitches({
      sections: urgentFirst(usual.sections, sectionsIn('arabic'), sectionsIn('spanish')),
    }),
    'English sections in an Arabic handout': handoutIn('arabic', {
      sections: urgentFirst(sectionsIn('arabic'), usual.sections),
    }),
  };
}
