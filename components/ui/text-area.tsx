'use client';

import type { ReactNode, Ref } from 'react';
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { inLanguage } from '@/lib/domain/language/direction';
import { FieldLabel, FieldMessages } from './field';

export type TextAreaProps = Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> & {
  label: string;
  labelHidden?: boolean;
  description?: ReactNode;
  error?: ReactNode;
  placeholder?: string;
  rows?: number;
  inputRef?: Ref<HTMLTextAreaElement>;
  /** The language of what is typed, where it is not that of the screen. */
  textLocale?: string;
  className?: string;
};

/** Grows with its text from `rows` lines up to about twelve. */
export function TextArea({
  label,
  labelHidden = false,
  description,
  error,
  placeholder,
  rows = 3,
  inputRef,
  textLocale,
  className = '',
  ...props
}: TextAreaProps) {
  return (
    <AriaTextField
      {...props}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={`flex min-w-0 flex-col gap-1 ${className}`}
    >
      <FieldLabel hidden={labelHidden}>{label}</FieldLabel>
      <AriaTextArea
        {...(inputRef ? { ref: inputRef } : {})}
        {...(placeholder ? { placeholder } : {})}
        {...(textLocale ? inLanguage(textLocale) : {})}
        rows={rows}
        className="field-box field-sizing-content max-h-80 w-full resize-y px-3 py-2"
      />
      <FieldMessages description={description} error={error} />
    </AriaTextField>
  );
}
