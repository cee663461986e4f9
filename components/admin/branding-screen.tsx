'use client';

import { useDeferredValue, useMemo, useState } from 'react';
import { PreviewPanel } from '@/components/builder/preview/preview-panel';
import type { Logo } from '@/lib/domain/clinic/clinic';
import { translationLanguages, translationTag } from '@/lib/domain/clinic/texts/clinic-texts';
import { type SampleHandout, sampleDocument } from '@/lib/domain/handout/sample';
import type { ClinicSettings } from '@/lib/features/clinics/data';
import { ClinicConflictDialog } from './clinic-conflict-dialog';
import { previewClinic } from './clinic-fields';
import { ClinicForm } from './clinic-form';
import { ClinicLanguages, type LanguageChoice } from './clinic-languages';
import { LogoField } from './logo-field';
import { useClinicForm } from './use-clinic-form';

type BrandingScreenProps = {
  settings: ClinicSettings;
  sample: SampleHandout;
  clinicId: string;
  clinicianName: string;
  /** ISO 8601 UTC. */
  now: string;
  /** YYYY-MM-DD in the clinic's time zone. */
  today: string;
  timeZones: readonly string[];
  /** The language that the address asks for; null when it asks for none. */
  askedLanguage: string | null;
};

/** How the clinic's handouts look and whom they name, beside a sample that follows every key. */
export function BrandingScreen(props: BrandingScreenProps) {
  const { settings, sample, clinicId, clinicianName, now, today, timeZones, askedLanguage } = props;
  const form = useClinicForm(settings);
  const languages = translationLanguages(form.values, askedLanguage);
  const [choice, setChoice] = useState<LanguageChoice>(() => {
    const asked = askedLanguage && translationTag(form.values, askedLanguage);
    return {
      locale: languages.find((locale) => locale === asked) ?? languages[0] ?? 'es',
      isShown: askedLanguage !== null,
    };
  });
  // Taking out the last text under "es-US" leaves the language under "es".
  const locale = translationTag(form.values, choice.locale);
  const [logo, setLogo] = useState<Logo | null>(settings.logo);
  const shown = useDeferredValue(form.values);
  const { accentColor } = form.saved.details;
  const document = useMemo(() => {
    const clinic = previewClinic(shown, { id: clinicId, logo, accentColor });
    const shownSample = choice.isShown ? { ...sample, draft: { ...sample.draft, locale } } : sample;
    return sampleDocument(shownSample, { clinic, clinicianName, now: new Date(now) });
  }, [shown, logo, accentColor, sample, clinicId, clinicianName, now, choice.isShown, locale]);

  return (
    <div data-wide className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)]">
      <section aria-labelledby="branding" className="min-w-0">
        <h2 id="branding" className="text-lg font-bold">
          Branding and clinic details
        </h2>
        <p className="mb-3 text-ink-2">
          Printed on every handout issued from now on. Handouts already issued stay as they are.
        </p>
        <ClinicForm
          form={form}
          today={today}
          timeZones={timeZones}
          languages={
            <ClinicLanguages
              form={form}
              hasLogo={logo !== null}
              languages={languages}
              choice={{ ...choice, locale }}
              onChoice={setChoice}
              isAskedFor={askedLanguage !== null}
            />
          }
          logoField={<LogoField logo={logo} alt={document.clinic.logo?.alt ?? ''} onChange={setLogo} />}
        />
      </section>
      <div className="h-[36rem] min-w-0 overflow-hidden rounded-xl border border-line xl:sticky xl:top-20 xl:h-[calc(100dvh-7rem)]">
        <PreviewPanel document={document} pointedKey={null} />
      </div>
      {form.conflict ? (
        <ClinicConflictDialog
          mine={form.values}
          base={form.saved.details}
          theirs={form.conflict.details}
          onSettle={(details) => void form.settle(details)}
        />
      ) : null}
    </div>
  );
}
