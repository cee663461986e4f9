/** A grey line where text will be. It takes the room that the text will take; give it that height. */
export function Skeleton({ className = 'h-4 w-full' }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={`block animate-[pulse-soft_1.6s_ease-in-out_infinite] rounded-md bg-line ${className}`}
    />
  );
}

/** The panel of a list that is loading: as many rows as it will roughly have. */
export function SkeletonRows({ rows, label = 'Loading' }: { rows: number; label?: string }) {
  return (
    <div role="status" className="divide-y divide-line rounded-xl border border-line bg-panel">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <div key={row} className="flex flex-col gap-2.5 px-4 py-4">
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-3 w-1/4" />
        </div>
      ))}
    </div>
  );
}
