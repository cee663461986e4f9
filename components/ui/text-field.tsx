'use client';

import { type ReactNode, type Ref, useEffect, useEffectEvent, useRef } from 'react';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps, Input } from 'react-aria-components';
import { inLanguage } from '@/lib/domain/language/direction';
import { FieldLabel, FieldMessages } from './field';

export type TextFieldProps = Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> & {
  label: string;
  labelHidden?: boolean;
  description?: ReactNode;
  /** What is wrong and what to do; shown and read at the field. */
  error?: ReactNode;
  placeholder?: string;
  inputRef?: Ref<HTMLInputElement>;
  inputClassName?: string;
  /** The language of what is typed, where it is not that of the screen. */
  textLocale?: string;
  className?: string;
};

export function TextField({
  label,
  labelHidden = false,
  description,
  error,
  placeholder,
  inputRef,
  inputClassName = '',
  textLocale,
  className = '',
  ...props
}: TextFieldProps) {
  const field = useRef<HTMLDivElement>(null);
  const takeOver = useEffectEvent((): void => {
    const typed = field.current?.querySelector('input')?.value ?? '';
    if (props.value !== undefined && typed !== '' && typed !== props.value) props.onChange?.(typed);
  });
  // What was typed before the page's script came stands in the field, and nobody has heard of it yet.
  useEffect(() => takeOver(), []);
  return (
    <AriaTextField
      {...props}
      ref={field}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={`flex min-w-0 flex-col gap-1 ${className}`}
    >
      <FieldLabel hidden={labelHidden}>{label}</FieldLabel>
      <Input
        {...(inputRef ? { ref: inputRef } : {})}
        {...(textLocale ? inLanguage(textLocale) : {})}
        {...(placeholder ? { placeholder } : {})}
        className={`field-box w-full px-3 py-1.5 ${inputClassName}`}
      />
      <FieldMessages description={description} error={error} />
    </AriaTextField>
  );
}
