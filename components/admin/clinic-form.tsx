'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import type { ClinicLocale, Country, PageSize } from '@/lib/domain/clinic/clinic';
import { helpNumbers } from '@/lib/domain/clinic/help-numbers';
import type { ClinicDetails } from '@/lib/features/clinics/schema';
import { AccentField } from './accent-field';
import { countryOptions, localeOptions, pageSizeOptions } from './clinic-choices';
import { type ClinicForm as Form, useClinicForm } from './use-clinic-form';

/** The letterhead and the habits of the clinic. What is already issued does not change. */
export function ClinicForm({ saved, timeZones }: { saved: ClinicDetails; timeZones: readonly string[] }) {
  const form = useClinicForm(saved);
  return (
    <form
      method="post"
      onSubmit={(event) => void form.submit(event)}
      className="grid gap-5 rounded-xl border border-line bg-panel p-5 sm:grid-cols-2 sm:p-6"
    >
      <Letterhead form={form} />
      <Habits form={form} timeZones={timeZones} />
      <div className="flex flex-wrap items-center gap-3 border-t border-line pt-5 sm:col-span-2">
        <Button type="submit" variant="primary" isPending={form.isSaving}>
          Save clinic details
        </Button>
        {form.failure ? (
          <div className="min-w-0 flex-1">
            <Notice tone="red" live="assertive">
              {form.failure}
            </Notice>
          </div>
        ) : null}
      </div>
    </form>
  );
}

function text(form: Form, field: 'name' | 'address' | 'phone' | 'openingHours' | 'disclaimer' | 'footerNote') {
  return {
    value: form.values[field],
    onChange: (value: string) => form.set(field, value),
    error: form.errors[field],
  };
}

function Letterhead({ form }: { form: Form }) {
  return (
    <>
      <TextField label="Clinic name" maxLength={120} isRequired {...text(form, 'name')} />
      <TextField label="Phone" type="tel" maxLength={60} {...text(form, 'phone')} />
      <TextField label="Address" maxLength={300} {...text(form, 'address')} />
      <TextField label="Opening hours" maxLength={200} {...text(form, 'openingHours')} />
      <TextArea
        label="Disclaimer"
        description="Printed at the end of every handout. {emergency} stands for the emergency number."
        rows={3}
        maxLength={600}
        className="sm:col-span-2"
        {...text(form, 'disclaimer')}
      />
      <TextField
        label="Footer note"
        description="Printed at the foot of every page."
        maxLength={200}
        {...text(form, 'footerNote')}
      />
      <AccentField
        value={form.values.accentColor}
        onChange={(accentColor) => form.set('accentColor', accentColor)}
        error={form.errors.accentColor}
      />
    </>
  );
}

function Habits({ form, timeZones }: { form: Form; timeZones: readonly string[] }) {
  const { values, errors, set } = form;
  const usual = helpNumbers[values.country].emergency?.number;
  return (
    <>
      <Select
        label="Country"
        options={countryOptions}
        value={values.country}
        // The options were made from the countries, so each id is one.
        onChange={(country) => set('country', country as Country)}
        error={errors.country}
      />
      <TextField
        label="Emergency number"
        description={
          usual ? `Leave empty to print ${usual}, the number of your country.` : 'Give the number that patients call.'
        }
        maxLength={40}
        value={values.emergencyNumber ?? ''}
        onChange={(number) => set('emergencyNumber', number.trim() === '' ? null : number)}
        error={errors.emergencyNumber}
      />
      <Select
        label="Dates and times"
        options={localeOptions}
        value={values.locale}
        onChange={(locale) => set('locale', locale as ClinicLocale)} // as above
        error={errors.locale}
      />
      <Select
        label="Time zone"
        options={timeZones.map((zone) => ({ id: zone, label: zone.replaceAll('_', ' ') }))}
        value={values.timeZone}
        onChange={(timeZone) => set('timeZone', timeZone)}
        error={errors.timeZone}
      />
      <Select
        label="Paper size"
        options={pageSizeOptions}
        value={values.pageSize}
        onChange={(pageSize) => set('pageSize', pageSize as PageSize)} // as above
        error={errors.pageSize}
      />
    </>
  );
}
