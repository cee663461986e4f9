'use client';

import { SlidersHorizontal } from 'lucide-react';
import { Button } from 'react-aria-components';
import { buttonClass } from '@/components/ui/button-style';
import { ChoiceGroup } from '@/components/ui/choice-group';
import { Popup } from '@/components/ui/popup';
import { Switch } from '@/components/ui/switch';
import { inkWords, optionWords, paperWords, sizeWords, sourcesWords } from '@/components/wording/option-words';
import { pageSizes } from '@/lib/domain/clinic/page-size';
import { sourcesShown } from '@/lib/domain/clinic/sources-shown';
import { setOptions } from '@/lib/domain/handout/draft-edit';
import {
  type ClinicPrinting,
  canFitPages,
  inks,
  type PrintOptions,
  printSizes,
} from '@/lib/domain/handout/print-options';
import { isSameLanguage, languageName } from '@/lib/domain/language/names';
import type { BuilderModel } from './use-builder';

type PageOptionsProps = {
  options: PrintOptions;
  clinic: ClinicPrinting;
  languages: { clinic: string; handout: string };
  /** Can the two languages be printed beside each other? */
  isBilingualOffered: boolean;
  /** Are they? */
  isBilingual: boolean;
  change: BuilderModel['change'];
};

/** How this handout is printed. Whatever is not as usual stands on the button. */
export function PageOptions(props: PageOptionsProps) {
  const { options, clinic, languages, isBilingualOffered, isBilingual, change } = props;
  const set = (next: Partial<PrintOptions>): void => change('options', (draft) => setOptions(draft, next));
  const canFit = canFitPages({ size: options.size, isBilingual });
  const fitPages = canFit ? options.fitPages : null;
  const unusual = optionWords({ ...options, bilingual: isBilingual, fitPages });
  return (
    <Popup
      label="Page"
      trigger={
        <Button data-field="options" className={buttonClass('secondary', 'sm')}>
          <SlidersHorizontal aria-hidden />
          {['Page', ...unusual].join(' · ')}
        </Button>
      }
    >
      <ChoiceGroup
        label="Print size"
        choices={printSizes.map((id) => ({ id, ...sizeWords[id] }))}
        value={options.size}
        onChange={(size) => set({ size })}
      />
      <ChoiceGroup
        label="Ink"
        choices={inks.map((id) => ({ id, label: inkWords[id] }))}
        value={options.ink}
        onChange={(ink) => set({ ink })}
      />
      <ChoiceGroup
        label="Paper"
        choices={pageSizes.map((id) => ({ id, label: paperWords[id] }))}
        value={options.paper ?? clinic.pageSize}
        // Choosing the clinic's own paper stores nothing, so the handout follows the clinic if the clinic changes it.
        onChange={(paper) => set({ paper: paper === clinic.pageSize ? null : paper })}
      />
      {isBilingualOffered || options.bilingual ? (
        <Switch
          label="Bilingual handout"
          description={bilingualDescription(languages, isBilingualOffered)}
          isSelected={options.bilingual}
          onChange={(bilingual) => set({ bilingual })}
        />
      ) : null}
      <Switch label="Pictograms" isSelected={options.pictograms} onChange={(pictograms) => set({ pictograms })} />
      <ChoiceGroup
        label="Sources"
        choices={sourcesShown.map((id) => ({ id, label: sourcesWords[id].label, detail: sourcesWords[id].detail }))}
        value={options.sources ?? clinic.sourcesShown}
        onChange={(sources) => set({ sources: sources === clinic.sourcesShown ? null : sources })}
      />
      <Switch
        label="QR code"
        description="Opens this handout for clinic staff"
        isSelected={options.qrCode ?? clinic.printsCode}
        onChange={(qrCode) => set({ qrCode: qrCode === clinic.printsCode ? null : qrCode })}
      />
      <Switch
        label={
          options.fitPages === null || options.fitPages === 1 ? 'Fit to one page' : `Fit to ${options.fitPages} pages`
        }
        description={
          canFit
            ? 'Sets it closer, down to 11 pt, if that is enough'
            : isBilingual
              ? 'Not for a bilingual handout'
              : 'Only at the standard print size'
        }
        isSelected={fitPages !== null}
        isDisabled={!canFit}
        onChange={(isFitted) => set({ fitPages: isFitted ? 1 : null })}
      />
    </Popup>
  );
}

function bilingualDescription({ clinic, handout }: PageOptionsProps['languages'], isOffered: boolean): string {
  const [wanted, own] = [languageName(clinic), languageName(handout)];
  if (isSameLanguage(clinic, handout)) return `This handout is already in ${wanted}`;
  return isOffered ? `${wanted} beside ${own}, section by section` : `No section has a matching ${wanted} text`;
}
