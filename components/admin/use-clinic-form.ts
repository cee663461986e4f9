'use client';

import { type SubmitEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { failureText } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import { type ClinicText, withTranslation } from '@/lib/domain/clinic/texts/clinic-texts';
import type { FieldMessages } from '@/lib/domain/errors';
import { stableJson } from '@/lib/domain/stable-json';
import { changeClinic } from '@/lib/features/clinics/actions';
import type { ClinicDetails } from '@/lib/features/clinics/schema';

export type Saved = { version: number; details: ClinicDetails };

export type ClinicForm = {
  values: ClinicDetails;
  /** As last read from the server, or saved to it. */
  saved: Saved;
  errors: FieldMessages;
  /** What went wrong beyond a single field. */
  failure: string | null;
  isSaving: boolean;
  isChanged: boolean;
  /** What another admin saved meanwhile; to be compared before anything is saved. */
  conflict: Saved | null;
  set: <Field extends keyof ClinicDetails>(field: Field, value: ClinicDetails[Field]) => void;
  /** Says one of the clinic's texts in another language; '' takes that out. */
  translate: (text: ClinicText, locale: string, said: string) => void;
  submit: (event: SubmitEvent<HTMLFormElement>) => Promise<void>;
  /** Ends the conflict: saves these details over theirs, or takes theirs where nothing differs. */
  settle: (details: ClinicDetails) => Promise<void>;
};

export function useClinicForm(initial: Saved): ClinicForm {
  const router = useRouterAfterWrite();
  const [saved, setSaved] = useState(initial);
  const [values, setValues] = useState(initial.details);
  const [errors, setErrors] = useState<FieldMessages>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [conflict, setConflict] = useState<Saved | null>(null);

  /** @returns whether the details are now the clinic's. */
  const save = async (details: ClinicDetails, version: number): Promise<boolean> => {
    setSaving(true);
    setFailure(null);
    const outcome = await settled(changeClinic({ ...details, version }));
    setSaving(false);
    if (!outcome.ok) {
      const { failure } = outcome;
      // At once: the marks must be in the page before the first marked field can take the focus.
      flushSync(() => {
        setErrors(failure.fields ?? {});
        setFailure(failureText(failure));
      });
      return false;
    }
    setErrors({});
    if (!outcome.value.saved) {
      setConflict({ version: outcome.value.version, details: outcome.value.theirs });
      return false;
    }
    setSaved({ version: outcome.value.version, details });
    toast('Saved. Handouts issued from now on carry these details.');
    router.refresh();
    return true;
  };

  const set = <Field extends keyof ClinicDetails>(
    field: Field,
    change: (before: ClinicDetails) => ClinicDetails[Field],
  ): void => {
    setValues((before) => ({ ...before, [field]: change(before) }));
    setErrors((before) =>
      Object.fromEntries(Object.entries(before).filter(([name]) => name !== field && !name.startsWith(`${field}.`))),
    );
  };

  return {
    values,
    saved,
    errors,
    failure,
    isSaving,
    isChanged: stableJson(values) !== stableJson(saved.details),
    conflict,
    set: (field, value) => set(field, () => value),
    translate: (text, locale, said) => set('translations', (before) => withTranslation(before, text, locale, said)),
    submit: async (event) => {
      event.preventDefault();
      const form = event.currentTarget;
      if (await save(values, saved.version)) return;
      form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    },
    settle: async (details) => {
      if (!conflict) return;
      const theirs = conflict;
      setConflict(null);
      setSaved(theirs);
      setValues(details);
      if (stableJson(details) !== stableJson(theirs.details)) await save(details, theirs.version);
    },
  };
}
