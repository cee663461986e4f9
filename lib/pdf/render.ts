import { type HandoutDocument, handoutDocumentSchema } from '@/lib/domain/handout/document';
import { greyLogo } from './grey-logo';
import { layOutHandout } from './lay-out';
import { localFonts } from './local-fonts';
import { requirePrintableLogo } from './logo-bytes';
import { paintPages } from './paint-pages';
import { rendererWith } from './renderer-with-fonts';
import { cleanText } from './text/clean-text';

/** `renderer` names the code and the fonts that made the bytes. */
export type RenderedPdf = { bytes: Uint8Array; pageCount: number; renderer: string };

/**
 * A document → the bytes of its PDF. The same document gives the same bytes in every process and
 * time zone: the only date stamped is `composedAt`.
 * @throws UnprintableCharacterError when no embedded font has a character; ZodError for a shape or
 * a link that a document must not have; UnusableLogoError for a logo that is not a plain PNG.
 */
export async function renderHandout(
  document: HandoutDocument,
  /** Untagged pages look the same; only measurements and tests ask for them. */
  { tagged = true }: { tagged?: boolean } = {},
): Promise<RenderedPdf> {
  const checked = inItsInk(handoutDocumentSchema.parse(document));
  const { layout, families } = await layOutHandout(checked, localFonts);
  const renderer = rendererWith(families);
  const metadata = {
    title: cleanText(checked.title),
    author: cleanText(checked.clinic.name),
    language: checked.locale,
    createdAt: new Date(checked.composedAt),
    creator: renderer,
  };
  const bytes = await paintPages(layout, metadata, { tagged });
  return { bytes, pageCount: layout.children.length, renderer };
}

/** @throws UnusableLogoError */
function inItsInk(document: HandoutDocument): HandoutDocument {
  const { clinic, options } = document;
  if (!clinic.logo) return document;
  requirePrintableLogo(clinic.logo);
  switch (options.ink) {
    case 'color':
      return document;
    case 'grey':
      return { ...document, clinic: { ...clinic, logo: greyLogo(clinic.logo) } };
  }
}
