'use client';

import { useRouter } from 'next/navigation';
import { type SubmitEvent, useState } from 'react';
import { toast } from '@/components/ui/toast';
import { failureWords } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import type { FieldMessages } from '@/lib/domain/errors';
import { changeClinic } from '@/lib/features/clinics/actions';
import type { ClinicDetails } from '@/lib/features/clinics/schema';

export type ClinicForm = {
  values: ClinicDetails;
  errors: FieldMessages;
  /** What went wrong beyond a single field. */
  failure: string | null;
  isSaving: boolean;
  set: <Field extends keyof ClinicDetails>(field: Field, value: ClinicDetails[Field]) => void;
  submit: (event: SubmitEvent<HTMLFormElement>) => Promise<void>;
};

export function useClinicForm(saved: ClinicDetails): ClinicForm {
  const router = useRouter();
  const [values, setValues] = useState(saved);
  const [errors, setErrors] = useState<FieldMessages>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);

  return {
    values,
    errors,
    failure,
    isSaving,
    set: (field, value) => {
      setValues((before) => ({ ...before, [field]: value }));
      setErrors(({ [field]: _gone, ...others }) => others);
    },
    submit: async (event) => {
      event.preventDefault();
      const form = event.currentTarget;
      setSaving(true);
      setFailure(null);
      const outcome = await settled(changeClinic(values));
      setSaving(false);
      if (outcome.ok) {
        setErrors({});
        toast('Saved. Handouts issued from now on carry these details.');
        router.refresh();
        return;
      }
      setErrors(outcome.failure.fields ?? {});
      setFailure(failureWords[outcome.failure.code]);
      // The marks must be in the page before the first marked field can take the focus.
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    },
  };
}
