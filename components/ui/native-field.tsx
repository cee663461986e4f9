import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { errorLook, helpLook, labelLook } from './field-style';

export type NativeFieldProps = {
  label: string;
  /** Hidden, it still names the field for a screen reader. */
  labelHidden?: boolean;
  description?: ReactNode;
  /** What is wrong and what to do; shown and read at the field. */
  error?: ReactNode;
  className?: string;
};

type BoxProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

/** What stands around a box of the browser's own: its label, help and error, tied to it. */
export function NativeField({
  label,
  labelHidden = false,
  description,
  error,
  className = '',
  children,
}: NativeFieldProps & { children: (box: BoxProps) => ReactNode }) {
  const id = useId();
  const [helpId, errorId] = [`${id}-help`, `${id}-error`];
  const describedBy = [description ? helpId : '', error ? errorId : ''].filter(Boolean).join(' ');
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${className}`}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : labelLook}>
        {label}
      </label>
      {children({
        id,
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {description ? (
        <span id={helpId} className={helpLook}>
          {description}
        </span>
      ) : null}
      {error ? (
        <span id={errorId} className={errorLook}>
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{error}</span>
        </span>
      ) : null}
    </div>
  );
}
