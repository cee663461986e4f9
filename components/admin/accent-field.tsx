'use client';

import type { ReactNode } from 'react';
import { TextField } from '@/components/ui/text-field';

const WHOLE_COLOUR = /^#[0-9a-f]{6}$/i;

/** The clinic's colour, typed or picked. Screens and pages darken or lighten it where text would be hard to read. */
export function AccentField({
  value,
  onChange,
  error,
}: {
  value: string;
  onChange: (value: string) => void;
  error: ReactNode;
}) {
  return (
    <div className="flex items-start gap-2">
      <TextField
        label="Accent colour"
        description="Used for headings and lines; always shown readable."
        value={value}
        onChange={(typed) => onChange(typed.trim())}
        error={error}
        maxLength={7}
        spellCheck="false"
        className="flex-1"
      />
      <input
        type="color"
        aria-label="Colour picker"
        value={WHOLE_COLOUR.test(value) ? value.toLowerCase() : '#000000'}
        onChange={(event) => onChange(event.target.value)}
        className="field-box mt-6 size-9 shrink-0 cursor-pointer p-1"
      />
    </div>
  );
}
