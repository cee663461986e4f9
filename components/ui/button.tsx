'use client';

import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-style';

export type ButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style'> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
};

/**
 * While `isPending`, it keeps the focus and answers no press. React Aria's own pending state reads the
 * button out again when it ends, by then often from a dialog that is gone; callers tell what happens.
 */
export function Button({
  variant = 'secondary',
  size = 'md',
  icon,
  children,
  className = '',
  isPending = false,
  onPress,
  type = 'button',
  ...props
}: ButtonProps) {
  return (
    <AriaButton
      {...props}
      {...(onPress && !isPending ? { onPress } : {})}
      type={isPending ? 'button' : type}
      data-pending={isPending || undefined}
      className={buttonClass(variant, size, `data-pending:cursor-progress ${className}`)}
    >
      {isPending ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
      {children}
    </AriaButton>
  );
}
