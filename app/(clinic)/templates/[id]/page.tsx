import type { Metadata } from 'next';
import { UnreadableView } from '@/components/handouts/unreadable-view';
import { TemplateVersions } from '@/components/templates/template-versions';
import { UseTemplateButton } from '@/components/templates/use-template-button';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { can } from '@/lib/domain/access/policy';
import { blanksIn } from '@/lib/domain/template/blanks';
import { loadTemplate } from '@/lib/features/templates/data';
import { orNotFound, requireUuid, unlessUnreadable } from '@/lib/web/not-found';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ use?: string }> };

export const metadata: Metadata = { title: 'Template' };

export default async function TemplatePage({ params, searchParams }: Props) {
  const id = requireUuid((await params).id);
  const { scope, clinic } = await requireActor(`/templates/${id}`);
  const template = await orNotFound(unlessUnreadable(loadTemplate(scope, id)));
  if (template === 'unreadable') return <UnreadableView title="Template" />;
  return (
    <>
      <PageHeading
        title={template.name}
        actions={
          <>
            <ButtonLink href={`/templates/${id}/list`} size="sm">
              Issue for a list
            </ButtonLink>
            <UseTemplateButton
              template={{ id, name: template.name, blanks: blanksIn(template.arrangement) }}
              isAskedFor={(await searchParams).use !== undefined}
            />
          </>
        }
      >
        Every state this template has had, the latest first.
      </PageHeading>
      <TemplateVersions
        template={template}
        clinic={{ locale: clinic.locale, timeZone: clinic.timeZone }}
        canChange={can(scope, { do: 'template.change', template })}
      />
    </>
  );
}
