import type { HandoutDocument } from '@/lib/domain/handout/document';
import { pageWords } from '@/lib/domain/handout/page-words/words-in';
import { rightToLeft } from '../../shaping/shape-text';
import { isElement, type ReadElement } from '../pdf-file/structure';
import { contentKey, readTaggedFile, textByContent } from './tagged-file';

export type SpokenLine = { role: string; text: string; lang: string | undefined };

/**
 * A handout as it is read out: the words in the order of the structure tree, a line for each element that has some,
 * with what stands for a picture in its place and the language that is announced for it.
 */
export function readAloud(bytes: Uint8Array): SpokenLine[] {
  const tagged = readTaggedFile(bytes);
  const { file } = tagged;
  const texts = textByContent(tagged);
  const spoken: SpokenLine[] = [];

  const speak = (element: ReadElement, around: string | undefined): string => {
    const { role, dict, kids } = element;
    const lang = file.text(dict.get('Lang')) ?? around;
    const instead = file.text(dict.get('ActualText')) ?? (role === 'Figure' ? file.text(dict.get('Alt')) : undefined);
    let own = '';
    const say = (): void => {
      if (own.trim() !== '') spoken.push({ role, text: own.trim(), lang });
      own = '';
    };
    if (instead !== undefined) own = instead;
    else {
      for (const kid of kids) {
        if (isElement(kid)) {
          // What stands inside comes after the words before it.
          if (!isInline(kid)) say();
          own += speak(kid, lang);
        } else if ('mcid' in kid) own += texts.get(contentKey(kid.page, kid.mcid)) ?? '';
      }
    }
    if (isInline(element)) return own;
    say();
    return '';
  };
  for (const root of tagged.roots) speak(root, file.text(file.catalog.get('Lang')));
  return spoken;
}

const isInline = ({ role }: ReadElement): boolean => role === 'Link' || role === 'Span';

/**
 * The words as they are read out, made comparable with those of the plain-text rendition. The stated difference is one
 * of form alone: capitals, marks of lists and boxes to tick, bars between cells, colons after labels and brackets
 * around blanks are taken off both sides; white space counts as one space, and among words from right to left, whose
 * runs are set apart from each other, as none. The logo and the code for staff are pictures that text has no
 * place for; a picture of a section is told as the rendition tells it.
 */
export function spokenWords(spoken: readonly SpokenLine[], document: HandoutDocument): string {
  const pictures = new Set([document.clinic.logo?.alt, pageWords(document.locale).qrCode(document.reference)]);
  const lines = spoken.filter(({ role, text }) => role !== 'Figure' || !pictures.has(text));
  const told = lines.map(({ role, text, lang }) =>
    role === 'Figure' ? `${pageWords(lang ?? 'en').picture} ${text}` : text,
  );
  return comparable(told.join(' '));
}

export function writtenWords(rendition: string): string {
  return comparable(rendition.replaceAll('[ ]', '☐').replace(/^\s*- /gm, ' '));
}

export function comparable(text: string): string {
  const formless = text.replace(/[[\]:]/g, '').replace(/[•|]|(?<!\S)–(?!\S)/g, ' ');
  return formless
    .normalize('NFC')
    .toUpperCase()
    .replace(/\s+/g, rightToLeft.test(text) ? '' : ' ')
    .trim();
}
