import { Pencil } from 'lucide-react';
import type { Metadata } from 'next';
import { BackLink } from '@/components/library/back-link';
import { LanguageLinks } from '@/components/library/language-links';
import { SectionWriterPage } from '@/components/library/section/section-writer-page';
import { StarterOfferCard } from '@/components/library/section/starter-offer-card';
import { VersionStack } from '@/components/library/section/version-stack';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { can } from '@/lib/domain/access/policy';
import { dateIn } from '@/lib/domain/clinic/dates';
import { newestOf } from '@/lib/domain/library/current-version';
import { sectionKindLabels } from '@/lib/domain/library/section-kind';
import { loadSection } from '@/lib/features/sections/data';
import { loadOffers } from '@/lib/features/starter-offers/data';
import { orNotFound } from '@/lib/web/not-found';

type Params = Promise<{ topic: string; section: string }>;
type Search = Promise<{ lang?: string | string[]; edit?: string; from?: string; offer?: string }>;

export const metadata: Metadata = { title: 'Section' };

export default async function SectionPage({ params, searchParams }: { params: Params; searchParams: Search }) {
  const slugs = await params;
  const path = `/library/${slugs.topic}/${slugs.section}`;
  const { scope, clinic } = await requireActor(path);
  const section = await orNotFound(loadSection(scope, slugs.topic, slugs.section));
  const { lang, edit, from, offer: offerId } = await searchParams;
  const locale = section.locales.find((one) => one === lang) ?? section.originalLocale;
  const canEdit = can(scope, { do: 'section.edit' });
  const offers = canEdit ? (await loadOffers(scope, section.id)).filter((offer) => offer.locale === locale) : [];
  const newest = newestOf(section.versions, locale);
  const shown = newest ?? newestOf(section.versions, section.originalLocale);
  const isWriting = canEdit && edit !== undefined;
  return (
    <>
      <BackLink href={section.topic ? `/library/${section.topic.slug}` : '/library'}>
        {section.topic?.title ?? 'Library'}
      </BackLink>
      <PageHeading
        title={isWriting ? `Edit “${shown?.heading ?? ''}”` : (shown?.heading ?? 'Section')}
        actions={
          canEdit && !isWriting ? (
            <ButtonLink variant="primary" href={`${path}?lang=${locale}&edit=1`} icon={<Pencil aria-hidden />}>
              {newest ? 'Edit' : 'Write it'}
            </ButtonLink>
          ) : null
        }
      >
        {sectionKindLabels[section.kind]}
      </PageHeading>
      {isWriting ? (
        <SectionWriterPage
          section={section}
          locale={locale}
          path={path}
          restores={section.versions.find((one) => one.locale === locale && String(one.number) === from) ?? null}
          offer={offers.find(({ id }) => id === offerId) ?? null}
        />
      ) : (
        <>
          <LanguageLinks
            path={path}
            label="Languages of this section"
            original={section.originalLocale}
            others={section.locales.filter((one) => one !== section.originalLocale)}
            shown={locale}
          />
          <div className="grid gap-8">
            {offers.map((offer) => (
              <StarterOfferCard key={offer.id} offer={offer} ours={newest} path={path} />
            ))}
            <VersionStack
              section={section}
              locale={locale}
              path={path}
              today={dateIn(clinic.timeZone, new Date())}
              clinic={clinic}
              userId={scope.userId}
              canEdit={canEdit}
            />
          </div>
        </>
      )}
    </>
  );
}
