/** The mark of Plainleaf: a leaf of three rounded corners and one pointed one. */
export function LeafMark({ className = 'size-6' }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={`shrink-0 text-accent ${className}`}>
      <path d="M8 0h8a8 8 0 0 1 8 8v8a8 8 0 0 1-8 8H2.5A2.5 2.5 0 0 1 0 21.5V8a8 8 0 0 1 8-8Z" fill="currentColor" />
    </svg>
  );
}
