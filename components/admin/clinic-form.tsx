'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import type { Country } from '@/lib/domain/clinic/clinic';
import type { ClinicLocale } from '@/lib/domain/clinic/clinic-locale';
import type { PageSize } from '@/lib/domain/clinic/page-size';
import type { SourcesShown } from '@/lib/domain/clinic/sources-shown';
import { AccentField } from './accent-field';
import { countryOptions, localeOptions, pageSizeOptions, sourcesOptions } from './clinic-choices';
import { clinicLabels } from './clinic-fields';
import { FormSection } from './form-section';
import { HelpNumberFields } from './help-number-fields';
import { OtherPhonesField } from './other-phones-field';
import { PreviewPdfButton } from './preview-pdf-button';
import type { ClinicForm as Form } from './use-clinic-form';

/** The letterhead and the habits of the clinic. What is already issued does not change. */
export function ClinicForm({
  form,
  today,
  timeZones,
  logoField,
  languages,
}: {
  form: Form;
  today: string;
  timeZones: readonly string[];
  logoField: ReactNode;
  /** The part with the clinic's texts in other languages. */
  languages: ReactNode;
}) {
  return (
    <form
      method="post"
      onSubmit={(event) => void form.submit(event)}
      // A field that takes the focus must not lie under the bar at the foot.
      className="grid gap-6 rounded-xl border border-line bg-panel p-5 sm:p-6 [&_:is(input,textarea,button)]:scroll-mb-28"
    >
      <Look form={form} logoField={logoField} />
      <Contact form={form} />
      <FormSection title="Numbers for help" description="What handouts print where they say whom to call.">
        <Select
          label={clinicLabels.country}
          options={countryOptions}
          value={form.values.country}
          // The options were made from the countries, so each id is one.
          onChange={(country) => form.set('country', country as Country)}
          error={form.errors.country}
          className="sm:col-span-2"
        />
        <HelpNumberFields form={form} today={today} />
      </FormSection>
      <Statements form={form} />
      {languages}
      <Habits form={form} timeZones={timeZones} />
      <div className="-mx-5 -mb-5 flex flex-wrap items-center gap-3 rounded-b-xl border-t border-line bg-panel px-5 py-4 sm:sticky sm:bottom-0 sm:-mx-6 sm:-mb-6 sm:px-6">
        <Button type="submit" variant="primary" isPending={form.isSaving}>
          Save clinic details
        </Button>
        <PreviewPdfButton details={form.values} />
        <p role="status" className="text-sm text-ink-2">
          {form.isChanged ? 'Not saved yet' : ''}
        </p>
        {form.failure ? (
          <div className="w-full min-w-0">
            <Notice tone="red" live="assertive">
              {form.failure}
            </Notice>
          </div>
        ) : null}
      </div>
    </form>
  );
}

type TextFieldName = 'name' | 'address' | 'phone' | 'openingHours' | 'disclaimer' | 'footerNote' | 'logoAlt';

function text(form: Form, field: TextFieldName) {
  return {
    label: clinicLabels[field],
    value: form.values[field],
    onChange: (value: string) => form.set(field, value),
    error: form.errors[field],
  };
}

function Look({ form, logoField }: { form: Form; logoField: ReactNode }) {
  return (
    <FormSection title="Logo and colour">
      {logoField}
      <TextField
        description={`What the logo shows, for those who cannot see it. Leave empty to say “Logo of ${form.values.name}”.`}
        maxLength={120}
        className="sm:col-span-2"
        {...text(form, 'logoAlt')}
      />
      <AccentField
        label={clinicLabels.accentColor}
        value={form.values.accentColor}
        onChange={(accentColor) => form.set('accentColor', accentColor)}
        error={form.errors.accentColor}
      />
    </FormSection>
  );
}

function Contact({ form }: { form: Form }) {
  return (
    <FormSection title="Letterhead">
      <TextField maxLength={120} isRequired {...text(form, 'name')} />
      <TextField maxLength={300} {...text(form, 'address')} />
      <TextField type="tel" maxLength={40} {...text(form, 'phone')} />
      <TextField maxLength={200} {...text(form, 'openingHours')} />
      <OtherPhonesField
        label={clinicLabels.otherPhones}
        phones={form.values.otherPhones}
        errors={form.errors}
        onChange={(otherPhones) => form.set('otherPhones', otherPhones)}
      />
    </FormSection>
  );
}

function Statements({ form }: { form: Form }) {
  return (
    <FormSection title="Small print">
      <TextArea
        description="Printed at the end of every handout. {emergency} stands for the emergency number."
        rows={3}
        maxLength={600}
        className="sm:col-span-2"
        {...text(form, 'disclaimer')}
      />
      <TextField
        description="Printed at the foot of every page. {emergency} stands for the emergency number."
        maxLength={200}
        className="sm:col-span-2"
        {...text(form, 'footerNote')}
      />
    </FormSection>
  );
}

function Habits({ form, timeZones }: { form: Form; timeZones: readonly string[] }) {
  const { values, errors, set } = form;
  return (
    <FormSection
      title="Paper, dates and times"
      description="How handouts are printed unless one says otherwise under “Page”."
    >
      <Select
        label={clinicLabels.pageSize}
        options={pageSizeOptions}
        value={values.pageSize}
        onChange={(pageSize) => set('pageSize', pageSize as PageSize)} // the options were made from the sizes
        error={errors.pageSize}
      />
      <Select
        label={clinicLabels.sourcesShown}
        options={sourcesOptions}
        value={values.sourcesShown}
        onChange={(shown) => set('sourcesShown', shown as SourcesShown)} // as above
        error={errors.sourcesShown}
      />
      <Switch
        label={clinicLabels.printsCode}
        description="At the end of a handout: opens it for clinic staff"
        isSelected={values.printsCode}
        onChange={(printsCode) => set('printsCode', printsCode)}
        className="sm:col-span-2"
      />
      <Select
        label={clinicLabels.locale}
        options={localeOptions}
        value={values.locale}
        onChange={(locale) => set('locale', locale as ClinicLocale)} // as above
        error={errors.locale}
      />
      <Select
        label={clinicLabels.timeZone}
        options={timeZones.map((zone) => ({ id: zone, label: zone.replaceAll('_', ' ') }))}
        value={values.timeZone}
        onChange={(timeZone) => set('timeZone', timeZone)}
        error={errors.timeZone}
        className="sm:col-span-2"
      />
    </FormSection>
  );
}
