'use client';

import { useRef } from 'react';
import { Button, type ButtonProps } from './button';

/** A button that asks for a file of the computer's. */
export function FileButton({
  types,
  onChoose,
  ...props
}: Omit<ButtonProps, 'onPress' | 'type'> & {
  /** Endings and media types that are offered, such as .zip. */
  types: readonly string[];
  onChoose: (file: File) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={types.join(',')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // The same file may be chosen again once it has been mended.
          currentTarget.value = '';
          if (file) onChoose(file);
        }}
      />
      <Button {...props} onPress={() => input.current?.click()} />
    </>
  );
}
