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

/** While `isPending`, it keeps its width and the focus, and answers no press. */
export function Button({ variant = 'secondary', size = 'md', icon, children, className, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={buttonClass(variant, size, className)}>
      {({ isPending }) => (
        <>
          {isPending ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
          {children}
        </>
      )}
    </AriaButton>
  );
}
