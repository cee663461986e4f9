'use client';

import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { judgeAccent, READABLE } from '@/lib/domain/clinic/accent';

const WHOLE_COLOUR = /^#[0-9a-f]{6}$/i;

/** The clinic's colour, typed or picked, and what becomes of it where words in it could not be read. */
export function AccentField({
  label,
  value,
  onChange,
  error,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error: ReactNode;
}) {
  const isWhole = WHOLE_COLOUR.test(value);
  return (
    <div className="flex flex-col gap-2 sm:col-span-2">
      <div className="flex items-start gap-2">
        <TextField
          label={label}
          description="Used for headings and lines."
          value={value}
          onChange={(typed) => onChange(typed.trim())}
          error={error}
          maxLength={7}
          spellCheck="false"
          className="max-w-60 flex-1"
        />
        <input
          type="color"
          aria-label="Colour picker"
          value={isWhole ? value.toLowerCase() : '#000000'}
          onChange={(event) => onChange(event.target.value)}
          className="field-box mt-6 size-9 shrink-0 cursor-pointer p-1"
        />
      </div>
      {isWhole ? <AccentNotice color={value} /> : null}
    </div>
  );
}

/** Stands from the first: a region must be there before its words for them to be read out. */
function AccentNotice({ color }: { color: string }) {
  const { text, isCorrected, ratio } = judgeAccent(color);
  return (
    <div role="status">
      {isCorrected ? (
        <Notice tone="amber">
          Words in this colour would be hard to read: its contrast is {ratio.toFixed(1)} to 1, and {READABLE} to 1 is
          needed. They are printed darker, in{' '}
          <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
            <span
              aria-hidden
              className="inline-block size-3 self-center rounded-sm border border-line-strong"
              style={{ backgroundColor: text }}
            />
            {text}
          </span>
          . Lines keep the colour you chose.
        </Notice>
      ) : null}
    </div>
  );
}
