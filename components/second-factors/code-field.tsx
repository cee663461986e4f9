'use client';

import { TextField, type TextFieldProps } from '@/components/ui/text-field';

/** Six digits of an authenticator app, or a recovery code where `description` says no other. */
export function CodeField({
  description = 'Six digits from your authenticator app, or a recovery code',
  inputClassName = '',
  ...props
}: Pick<
  TextFieldProps,
  'value' | 'onChange' | 'error' | 'autoFocus' | 'inputMode' | 'description' | 'inputRef' | 'inputClassName'
>) {
  return (
    <TextField
      {...props}
      label="Code"
      description={description}
      name="code"
      autoComplete="one-time-code"
      isRequired
      inputClassName={`tracking-wider tabular-nums ${inputClassName}`}
    />
  );
}
