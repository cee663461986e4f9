'use client';

import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Label, Text } from 'react-aria-components';
import { errorLook, helpLook, labelLook } from './field-style';

/** The label above a field; hidden ones still name the field for a screen reader. */
export function FieldLabel({ children, hidden = false }: { children: ReactNode; hidden?: boolean }) {
  return <Label className={hidden ? 'sr-only' : labelLook}>{children}</Label>;
}

/** Help and error stand at the field they speak of, and are read with it. */
export function FieldMessages({ description, error }: { description?: ReactNode; error?: ReactNode }) {
  return (
    <>
      {description ? (
        <Text slot="description" className={helpLook}>
          {description}
        </Text>
      ) : null}
      {error ? (
        <Text slot="errorMessage" className={errorLook}>
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{error}</span>
        </Text>
      ) : null}
    </>
  );
}
