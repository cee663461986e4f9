import type { ReactNode } from 'react';

export function deeper(level: number): number {
  return Math.min(level + 1, 6);
}

type HeadingProps = { level: number; className?: string | undefined; lang?: string | undefined; children: ReactNode };

export function Heading({ level, className, lang, children }: HeadingProps) {
  const Tag = `h${level}` as 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6'; // deeper() keeps it within 1 to 6
  return (
    <Tag className={className} lang={lang}>
      {children}
    </Tag>
  );
}
