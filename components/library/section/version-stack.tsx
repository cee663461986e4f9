import { Pencil, RotateCcw, Users } from 'lucide-react';
import { ReviewBadge } from '@/components/library/review-badge';
import { ButtonLink } from '@/components/ui/button-link';
import { Disclosure } from '@/components/ui/disclosure';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { languageName } from '@/lib/domain/language/names';
import { currentOf, isBehind, newestOf } from '@/lib/domain/library/current-version';
import type { SectionRecord, VersionRecord } from '@/lib/features/sections/data';
import { ReviewSteps } from './review-steps';
import { VersionCard } from './version-card';

type Props = {
  section: SectionRecord;
  locale: string;
  /** Address of the section's page. */
  path: string;
  today: string;
  clinic: Parameters<typeof VersionCard>[0]['clinic'];
  userId: string;
  canEdit: boolean;
};

/** The versions of a section in one language: the newest and the one on handouts open, the others folded away. */
export function VersionStack({ section, locale, path, today, clinic, userId, canEdit }: Props) {
  const versions = section.versions.filter((version) => version.locale === locale);
  const newest = newestOf(versions, locale);
  const given = currentOf(versions, locale);
  const original = currentOf(section.versions, section.originalLocale);
  if (!newest) {
    return (
      <EmptyState icon={<Pencil aria-hidden />} title={`Not yet in ${languageName(locale)}`}>
        {canEdit ? 'Press “Write it” to translate the original.' : 'Handouts in this language print the original.'}
      </EmptyState>
    );
  }
  const isOpen = (version: VersionRecord): boolean => version === newest || version === given;
  const card = (version: VersionRecord) => (
    <VersionCard
      version={version}
      previous={versions.find(({ number }) => number === version.number - 1) ?? null}
      isGiven={version === given}
      today={today}
      clinic={clinic}
      actions={
        canEdit ? (
          <>
            {version === newest ? null : (
              <ButtonLink
                size="sm"
                href={`${path}?lang=${locale}&edit=1&from=${version.number}`}
                icon={<RotateCcw aria-hidden />}
              >
                Restore
              </ButtonLink>
            )}
            <ButtonLink size="sm" variant="quiet" href={`/library/recall/${version.id}`} icon={<Users aria-hidden />}>
              Where it is used
            </ButtonLink>
            <ReviewSteps
              key={`${version.id} ${version.revision}`}
              version={version}
              newest={newest.number}
              isAuthor={version.createdById === userId}
              months={section.reviewIntervalMonths}
            />
          </>
        ) : null
      }
    />
  );
  return (
    <div className="grid gap-8">
      {given === null ? (
        <Notice tone="red">
          {`Every version has been withdrawn. New handouts ${original && original.locale !== locale ? 'print the original instead' : 'leave this section out'}.`}
        </Notice>
      ) : null}
      {given && isBehind(given, original) ? (
        <Notice tone="amber">
          {`This is a translation of version ${given.originalNumber} of the original, which is now at version ${original?.number}. Bring it up to date, then have it reviewed.`}
        </Notice>
      ) : null}
      {versions.filter(isOpen).map((version) => (
        <div key={version.id}>{card(version)}</div>
      ))}
      {versions.every(isOpen) ? null : (
        <div>
          <h2 className="mb-2 text-lg font-bold">Earlier versions</h2>
          <ul className="divide-y divide-line rounded-xl border border-line bg-panel">
            {versions
              .filter((version) => !isOpen(version))
              .map((version) => (
                <li key={version.id} className="px-4 py-2">
                  <Disclosure
                    label={
                      <span className="flex items-center gap-3">
                        {`Version ${version.number}`}
                        <ReviewBadge status={version.status} />
                      </span>
                    }
                  >
                    {card(version)}
                  </Disclosure>
                </li>
              ))}
          </ul>
        </div>
      )}
    </div>
  );
}
