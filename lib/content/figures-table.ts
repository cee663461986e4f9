import { szigriszt } from '../domain/readability/formulas';
import { gradedLanguageOf } from '../domain/readability/language';
import { countProse, measure } from '../domain/readability/measure';
import { proseOf } from '../domain/readability/prose';
import { type ContentFile, isTranslation, type TopicFile } from './topic-file';

/** The table of figures in content/README.md, between two markers that it leaves where they are. */

const START = '<!-- figures: npm run content:table -->';
const END = '<!-- /figures -->';

const HEAD = [
  'Topic',
  'Locale',
  'Sections',
  'Words',
  'SMOG',
  'Flesch–Kincaid',
  'INFLESZ',
  'Found',
  'Recalled',
  'To verify',
  'Status',
];
const NONE = '–';

/** Sources that somebody has opened, those only known by heart, and claims that somebody must still look up. */
function evidenceOf(original: TopicFile | undefined): [string, string, string] {
  if (!original || original.frontMatter.kind === 'generic') return [NONE, NONE, NONE];
  const { sources } = original.frontMatter;
  const recalled = sources.filter(({ basis }) => basis === 'recalled').length;
  const toVerify = original.sections.flatMap(({ claims }) => claims).filter((claim) => claim.toVerify).length;
  return [String(sources.length - recalled), String(recalled), String(toVerify)];
}

/** Chinese is written without spaces between words, so what stands between spaces is no word. */
const hasSpacedWords = (locale: string): boolean => !/^(?:zh|ja|th)\b/.test(locale);

function wordsOf({ frontMatter, sections }: ContentFile): string {
  if (!hasSpacedWords(frontMatter.locale)) return NONE;
  return String(countProse(sections.flatMap(({ body }) => proseOf(body, 'joined'))).words);
}

/** SMOG and Flesch–Kincaid grade English, the lower the easier; INFLESZ scores Spanish, the higher the easier. */
function gradesOf({ frontMatter, sections }: ContentFile): [string, string, string] {
  const bodies = sections.map(({ body }) => body);
  switch (gradedLanguageOf(frontMatter.locale)) {
    case 'en': {
      const { smog, fleschKincaid } = measure(bodies);
      return [smog?.toFixed(1) ?? NONE, fleschKincaid?.toFixed(1) ?? NONE, NONE];
    }
    case 'es': {
      const blocks = bodies.flatMap((body) => proseOf(body, 'joined'));
      return [NONE, NONE, szigriszt(countProse(blocks, 'one', 'es')).toFixed(0)];
    }
    case null:
      return [NONE, NONE, NONE];
  }
}

/** What the file itself says of who stands behind it. */
function statusOf(file: ContentFile, original: TopicFile | undefined): string {
  const { frontMatter } = file;
  if (frontMatter.kind !== 'translation') {
    return frontMatter.reviewer === null ? `${frontMatter.status}, not reviewed` : frontMatter.status;
  }
  const { checkedBy, fromVersion } = frontMatter.translation;
  const notes = [
    checkedBy === null ? 'translation not reviewed' : '',
    original && original.frontMatter.version !== fromVersion ? 'behind its original' : '',
  ];
  return [frontMatter.status, ...notes.filter(Boolean)].join(', ');
}

/** A translation rests on the sources and claims of its original. */
function rowOf(file: ContentFile, originals: readonly TopicFile[]): string[] {
  const { slug, locale } = file.frontMatter;
  const original = isTranslation(file) ? originals.find(({ frontMatter }) => frontMatter.slug === slug) : file;
  return [
    slug,
    locale,
    String(file.sections.length),
    wordsOf(file),
    ...gradesOf(file),
    ...evidenceOf(original),
    statusOf(file, original),
  ];
}

/** A row for each file: a topic's original first, then its translations. */
export function figuresTable(files: readonly ContentFile[]): string {
  const originals = files.flatMap((file) => (isTranslation(file) ? [] : [file]));
  const rows = originals.flatMap((original) => [
    rowOf(original, originals),
    ...files
      .filter((file) => isTranslation(file) && file.frontMatter.slug === original.frontMatter.slug)
      .map((file) => rowOf(file, originals)),
  ]);
  const align = HEAD.map((_head, column) => (column >= 2 && column < HEAD.length - 1 ? '---:' : '---'));
  return [HEAD, align, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The text with its table replaced by that of the files; null when the markers are missing. */
export function withFiguresTable(text: string, files: readonly ContentFile[]): string | null {
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < start) return null;
  return `${text.slice(0, start + START.length)}\n\n${figuresTable(files)}\n\n${text.slice(end)}`;
}
