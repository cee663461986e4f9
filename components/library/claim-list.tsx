import { Badge } from '@/components/ui/badge';
import type { Claim, Source } from '@/lib/domain/library/section';

/** The claims in the order of the text; those that somebody must still look up are marked. */
export function ClaimList({
  claims,
  sources,
  isNarrow = false,
}: {
  claims: readonly Claim[];
  sources: readonly Source[];
  /** The sources stand below each claim instead of beside it. */
  isNarrow?: boolean;
}) {
  return (
    <ol className="divide-y divide-line rounded-lg border border-line text-sm">
      {claims.map((claim) => (
        <li
          key={`${claim.block} ${claim.text}`}
          className={`grid gap-x-4 gap-y-1 px-3 py-2 ${isNarrow ? '' : 'sm:grid-cols-[minmax(0,1fr)_minmax(0,16rem)]'}`}
        >
          <span className="min-w-0 break-words">{shown(claim.text)}</span>
          <span className="flex min-w-0 flex-wrap items-center gap-1.5 text-ink-2">
            {claim.toVerify ? <Badge tone="amber">To verify</Badge> : null}
            {claim.sources
              .flatMap((place) => sources[place - 1] ?? [])
              .map((source) => (
                <a
                  key={source.url}
                  href={source.url}
                  target="_blank"
                  rel="noreferrer"
                  title={source.title}
                  className="min-w-0 break-words text-accent underline underline-offset-2"
                >
                  {source.publisher}
                  <span className="sr-only">{`: ${source.title} (opens in a new tab)`}</span>
                </a>
              ))}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** A blank of the text, {{clinic.phone}}, as a reader of the list meets it. */
function shown(text: string): string {
  return text.replace(/\{\{([^{}]+)\}\}/g, '[$1]');
}
