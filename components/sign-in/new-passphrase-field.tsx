'use client';

import { TextField, type TextFieldProps } from '@/components/ui/text-field';
import { SHORTEST_PASSPHRASE } from '@/lib/domain/access/passphrase';

/** A passphrase that is being chosen, with how to choose one. */
export function NewPassphraseField(
  props: Pick<TextFieldProps, 'label' | 'value' | 'onChange' | 'error' | 'autoFocus' | 'className'>,
) {
  return (
    <TextField
      {...props}
      description={`At least ${SHORTEST_PASSPHRASE} characters. A few unrelated words are strong and easy to type.`}
      type="password"
      autoComplete="new-password"
    />
  );
}
