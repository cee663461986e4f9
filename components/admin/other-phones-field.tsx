'use client';

import { Plus, X } from 'lucide-react';
import { useId, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { TextField } from '@/components/ui/text-field';
import { MAX_OTHER_PHONES, type OtherPhone } from '@/lib/domain/clinic/clinic';
import type { FieldMessages } from '@/lib/domain/errors';

/** Numbers beside the main one, each with what it is for. */
export function OtherPhonesField({
  label,
  phones,
  errors,
  onChange,
}: {
  label: string;
  phones: readonly OtherPhone[];
  errors: FieldMessages;
  onChange: (phones: OtherPhone[]) => void;
}) {
  const titleId = useId();
  const list = useRef<HTMLUListElement>(null);

  const change = (at: number, change: Partial<OtherPhone>): void =>
    onChange(phones.map((phone, index) => (index === at ? { ...phone, ...change } : phone)));

  const add = (): void => {
    onChange([...phones, { label: '', number: '' }]);
    // The new fields must be in the page before one can take the focus.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child input')?.focus());
  };

  return (
    <div className="flex flex-col items-start gap-3 sm:col-span-2">
      <p id={titleId} className="text-sm font-medium text-ink-2">
        {label}
      </p>
      {phones.length === 0 ? (
        <p className="-mt-2 text-sm text-ink-3">
          Such as a number for evenings and weekends. Printed beside the main one.
        </p>
      ) : (
        <ul ref={list} aria-labelledby={titleId} className="flex w-full flex-col gap-3">
          {phones.map((phone, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; two rows may hold the same words
            <li key={index} className="flex items-start gap-2">
              <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-2">
                <TextField
                  label={`What number ${index + 2} is for`}
                  placeholder="After hours"
                  maxLength={40}
                  value={phone.label}
                  onChange={(typed) => change(index, { label: typed })}
                  error={errors[`otherPhones.${index}.label`]}
                />
                <TextField
                  label={`Number ${index + 2}`}
                  type="tel"
                  maxLength={40}
                  value={phone.number}
                  onChange={(typed) => change(index, { number: typed })}
                  error={errors[`otherPhones.${index}.number`]}
                />
              </div>
              <IconButton
                label={`Remove number ${index + 2}`}
                icon={<X aria-hidden />}
                className="mt-6"
                onPress={() => onChange(phones.filter((_, at) => at !== index))}
              />
            </li>
          ))}
        </ul>
      )}
      {phones.length < MAX_OTHER_PHONES ? (
        <Button size="sm" icon={<Plus aria-hidden />} onPress={add}>
          Add a phone number
        </Button>
      ) : null}
    </div>
  );
}
