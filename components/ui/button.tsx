'use client';

import { LoaderCircle } from 'lucide-react';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-style';

export type ButtonProps = Omit<ComponentPropsWithRef<'button'>, 'onClick' | 'disabled' | 'style'> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  children: ReactNode;
  /** By pointer or by key. */
  onPress?: (() => void) | undefined;
  isDisabled?: boolean | undefined;
  /** While it is, the button keeps the focus and answers no press; callers tell what happens. */
  isPending?: boolean | undefined;
};

/** The browser's own button: it is on pages that must be there at once, and on all others alike. */
export function Button({
  variant = 'secondary',
  size = 'md',
  icon,
  children,
  className = '',
  isDisabled = false,
  isPending = false,
  onPress,
  type = 'button',
  ...props
}: ButtonProps) {
  return (
    <button
      {...props}
      // A form whose button did not submit would still be sent by Enter in its only field.
      onClick={isPending ? (event) => event.preventDefault() : onPress && (() => onPress())}
      type={type}
      disabled={isDisabled}
      data-pending={isPending || undefined}
      className={buttonClass(variant, size, `data-pending:cursor-progress ${className}`)}
    >
      {isPending ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
      {children}
    </button>
  );
}
