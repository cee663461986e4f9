import { noMergeValues } from '@/components/library/wording';
import { WordingDiff } from '@/components/library/wording-diff';
import { Notice } from '@/components/ui/notice';
import { resolveBody } from '@/lib/domain/handout/resolve-body';
import { languageName } from '@/lib/domain/language/names';
import { currentOf, isBehind, newestOf } from '@/lib/domain/library/current-version';
import type { SectionRecord, VersionRecord } from '@/lib/features/sections/data';
import type { StarterOffer } from '@/lib/features/starter-offers/data';
import { SectionWriter } from './section-writer';

/** The editor with what it starts from: the newest version, an earlier one, or the original to be translated. */
export function SectionWriterPage({
  section,
  locale,
  path,
  restores,
  offer,
}: {
  section: SectionRecord;
  locale: string;
  path: string;
  restores: VersionRecord | null;
  offer: StarterOffer | null;
}) {
  const newest = newestOf(section.versions, locale);
  const original = currentOf(section.versions, section.originalLocale);
  const wording = restores ?? newest ?? original;
  const isTranslation = locale !== section.originalLocale;
  if (!wording || (isTranslation && !original)) {
    return <Notice tone="red">The original was withdrawn. Write it anew before translating it.</Notice>;
  }
  // A new translation starts from the original itself.
  const originalNumber = isTranslation ? (wording.originalNumber ?? wording.number) : null;
  const translated = section.versions.find(
    (one) => one.locale === section.originalLocale && one.number === originalNumber,
  );
  const isDue = isBehind({ originalNumber }, original) || translated?.status === 'withdrawn';
  const newer = isTranslation && isDue ? original : null;
  return (
    <div className="grid gap-6">
      {restores ? (
        <Notice>{`This is the wording of version ${restores.number}. Saving makes it a new version.`}</Notice>
      ) : null}
      {isTranslation ? <Notice>{`You are writing in ${languageName(locale)}.`}</Notice> : null}
      {offer ? (
        <section aria-labelledby="offered-heading">
          <h2 id="offered-heading" className="mb-2 text-lg font-bold">
            {`What Plainleaf’s wording ${offer.starterVersion} changes`}
          </h2>
          <WordingDiff before={offer.base ?? wording} after={offer} locale={locale} />
        </section>
      ) : null}
      {newer && translated ? (
        <section aria-labelledby="original-heading">
          <h2 id="original-heading" className="mb-2 text-lg font-bold">
            {`What version ${newer.number} of the original changes`}
          </h2>
          <p className="mb-2 text-sm text-ink-2">{`This text translates version ${translated.number}.`}</p>
          <WordingDiff before={translated} after={newer} locale={newer.locale} />
        </section>
      ) : null}
      <SectionWriter
        key={`${section.id} ${locale} ${wording.id}`}
        writing={{
          sectionId: section.id,
          locale,
          basedOn: newest?.number ?? null,
          wording,
          originalNumber,
          restores: restores?.number ?? null,
          offerId: offer?.id ?? null,
        }}
        path={isTranslation ? `${path}?lang=${locale}` : path}
        placeholder={resolveBody(wording.body, noMergeValues)}
        isTranslation={isTranslation}
        newerOriginal={newer && { number: newer.number, isTranslatedWithdrawn: translated?.status === 'withdrawn' }}
      />
    </div>
  );
}
