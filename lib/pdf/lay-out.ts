import type { HandoutDocument } from '@/lib/domain/handout/document';
import { arrangePages } from './arrange-pages';
import { bestLayout } from './best-layout';
import type { FontFamily } from './font-files';
import type { FontSource } from './font-source';
import { loadFonts } from './fonts';
import { handoutPages } from './handout-pages';
import { headSettings } from './head-settings';
import type { LaidOutNode } from './layout/nodes';
import { type LaidOutDocument, layOutParts } from './layout/pages';
import type { Density } from './setting';
import { cleanText } from './text/clean-text';
import { type Passage, passagesOf } from './text/document-text';
import { splitByFont } from './text/font-runs';
import { type Theme, themeFor, themeIn } from './theme';
import { isEmergencies } from './urgent-start';

export type LaidOutHandout = {
  layout: LaidOutDocument;
  /** Every family that prints a part of the document. */
  families: ReadonlySet<FontFamily>;
};

/**
 * A document → its pages, every line and box at its place. The one layout: the printed PDF and the pages
 * that the builder shows are painted from it.
 * @throws UnprintableCharacterError when no font has a character.
 */
export async function layOutHandout(document: HandoutDocument, fonts: FontSource): Promise<LaidOutHandout> {
  const { pageText, families } = await fontsLoadedFor(document, fonts);
  const layout = await bestLayout((density) => layOut(document, pageText, density, fonts), document.options);
  return { layout, families };
}

/** The same for every density that is tried. `pageText` is all text in the document's own language. */
async function fontsLoadedFor(
  document: HandoutDocument,
  source: FontSource,
): Promise<{ pageText: string; families: ReadonlySet<FontFamily> }> {
  const passages = passagesOf(document).map(({ locale, texts }) => ({ locale, texts: texts.map(cleanText) }));
  const pageText = passages[0]?.texts.join(' ') ?? '';
  const theme = themeFor(document, pageText, 'regular', source);
  const families = new Set(passages.flatMap((passage) => familiesOf(passage, theme)));
  await loadFonts(source, [...families]);
  return { pageText, families };
}

/** Needs the document's fonts loaded. */
async function layOut(
  document: HandoutDocument,
  pageText: string,
  density: Density,
  fonts: FontSource,
): Promise<LaidOutDocument> {
  const theme = themeFor(document, pageText, density, fonts);
  const [usual, ...others] = headSettings(document.title, theme);
  const pagesWith = handoutPages({ document, theme });
  const { spec, parts } = pagesWith(usual);
  const layout = await layOutParts(spec, parts);
  if (beginsWithEmergencies(layout, document)) return arrangePages(layout);
  for (const head of others) {
    const { spec, parts } = pagesWith(head);
    const beginning = parts.slice(0, 1 + parts.findIndex(({ sections = [] }) => sections.length > 0));
    if (beginsWithEmergencies(await layOutParts(spec, beginning), document)) {
      return arrangePages(await layOutParts(spec, parts));
    }
  }
  return arrangePages(layout);
}

/** Whether what to do in an emergency begins on page 1, or the handout does not say. */
function beginsWithEmergencies({ children: [page] }: LaidOutDocument, { sections }: HandoutDocument): boolean {
  const isIn = ({ props, children }: LaidOutNode): boolean => isEmergencies(props) || children.some(isIn);
  return !page || isIn(page) || !sections.some(({ kind }) => kind === 'urgent-help');
}

/**
 * The families that a passage is set in. Asked before the tree is built: React keeps to itself what a component throws.
 * @throws UnprintableCharacterError
 */
function familiesOf({ locale, texts }: Passage, theme: Theme): FontFamily[] {
  const { fonts, script } = themeIn(locale, texts.join(' '), theme);
  const families = texts.flatMap((text) => splitByFont(text, fonts)).map(({ family }) => family);
  return script.strut ? [...families, script.strut] : families;
}

/** How few pages a document takes when it is set as close as its print size allows. */
export async function fewestPages(document: HandoutDocument, fonts: FontSource): Promise<number> {
  const { pageText } = await fontsLoadedFor(document, fonts);
  return (await layOut(document, pageText, 'tightest', fonts)).children.length;
}
