import Link from 'next/link';
import { languageName, ownLanguageName } from '@/lib/domain/language/names';

/** The languages of a topic or section; the one on screen is marked. */
export function LanguageLinks({
  path,
  label = 'Languages of this topic',
  original,
  others,
  shown,
}: {
  /** Address of the page in its original language. */
  path: string;
  label?: string;
  original: string;
  others: readonly string[];
  shown: string;
}) {
  if (others.length === 0) return null;
  return (
    <nav aria-label={label} className="mb-6 flex flex-wrap gap-1.5">
      {[original, ...others].map((locale) => (
        <Link
          key={locale}
          href={locale === original ? path : `${path}?lang=${locale}`}
          aria-current={locale === shown ? 'page' : undefined}
          title={languageName(locale)}
          className="rounded-full border border-line px-3 py-1 text-sm font-semibold text-ink-2 hover:border-line-strong hover:text-ink aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:text-accent-strong"
        >
          <span lang={locale}>{ownLanguageName(locale)}</span>
          {locale === original ? null : <span className="sr-only">{` (${languageName(locale)})`}</span>}
        </Link>
      ))}
    </nav>
  );
}
