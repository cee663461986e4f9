import type { PageSize } from '@/lib/domain/clinic/page-size';
import type { SourcesShown } from '@/lib/domain/clinic/sources-shown';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import type { ClinicPrinting, Ink, PrintOptions, PrintSize } from '@/lib/domain/handout/print-options';

/** What a clinician reads for each way of printing. */

export const paperWords: Record<PageSize, string> = { letter: 'Letter', a4: 'A4' };

export const sizeWords: Record<PrintSize, { label: string; detail: string }> = {
  standard: { label: 'Standard', detail: '12 pt' },
  large: { label: 'Large print', detail: '18 pt' },
  'extra-large': { label: 'Extra large', detail: '24 pt' },
};

export const inkWords: Record<Ink, string> = { color: 'Color', grey: 'Greyscale' };

/** `short`: where nothing else says that it is about sources. */
export const sourcesWords: Record<SourcesShown, { label: string; detail: string; short: string }> = {
  line: { label: 'One line', detail: 'their short names', short: 'Sources in one line' },
  full: { label: 'Full list', detail: 'numbered, with addresses', short: 'All sources' },
  none: { label: 'None', detail: 'the record keeps them', short: 'No sources' },
};

/** Whatever is not as usual in this clinic, in few words; empty for a handout printed as always. */
export function optionWords({
  size,
  ink,
  pictograms,
  fitPages,
  sources,
  qrCode,
  paper,
  bilingual,
}: PrintOptions): string[] {
  return [
    bilingual ? 'Bilingual' : '',
    paper === null ? '' : paperWords[paper],
    size === 'standard' ? '' : sizeWords[size].label,
    ink === 'color' ? '' : inkWords[ink],
    pictograms ? '' : 'No pictograms',
    sources === null ? '' : sourcesWords[sources].short,
    qrCode === null ? '' : qrCode ? 'QR code' : 'No QR code',
    fitPages !== null && size === 'standard' ? fitWords(fitPages) : '',
  ].filter(Boolean);
}

/**
 * The same for a document, whose options are all decided. Its paper is always named; its sources and code are where they
 * are not as `clinic` usually prints, or always without one: the record of a handout outlives the clinic's settings.
 */
export function documentOptionWords(
  { options, pageSize, counterpart }: Pick<HandoutDocument, 'options' | 'pageSize' | 'counterpart'>,
  clinic?: Pick<ClinicPrinting, 'sourcesShown' | 'printsCode'>,
): string[] {
  return optionWords({
    ...options,
    sources: options.sources === clinic?.sourcesShown ? null : options.sources,
    qrCode: options.qrCode === clinic?.printsCode ? null : options.qrCode,
    paper: pageSize,
    bilingual: counterpart !== undefined,
  });
}

const fitWords = (pages: number): string => (pages === 1 ? 'One page' : `Fit to ${pages} pages`);
