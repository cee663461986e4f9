import type { Source } from '@/lib/domain/library/section';

const basisWords: Record<Source['basis'], string | null> = {
  found: null,
  recalled: 'still to be verified by a reviewer',
};

export function SourceList({ sources }: { sources: readonly Source[] }) {
  if (sources.length === 0) return <p className="text-sm text-ink-2">No sources are given for this section.</p>;
  return (
    <ul className="grid gap-1.5 text-sm text-ink-2">
      {sources.map((source) => (
        <li key={`${source.url} ${source.title}`}>
          <a
            href={source.url}
            target="_blank"
            rel="noreferrer"
            className="font-medium break-words text-accent underline underline-offset-2"
          >
            {source.title}
            <span className="sr-only"> (opens in a new tab)</span>
          </a>
          . {[source.publisher, published(source.published), basisWords[source.basis]].filter(Boolean).join(', ')}
        </li>
      ))}
    </ul>
  );
}

function published(when: string): string {
  return when === 'undated' ? 'no date given' : when;
}
