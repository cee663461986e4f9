import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { BackLink } from '@/components/library/back-link';
import { RecallTables } from '@/components/library/recall-tables';
import { buttonClass } from '@/components/ui/button-style';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { loadRecallList } from '@/lib/features/recall/data';
import { orNotFound, requireUuid } from '@/lib/web/not-found';

export const metadata: Metadata = { title: 'Where it is used' };

export default async function RecallPage({ params }: { params: Promise<{ version: string }> }) {
  const id = requireUuid((await params).version);
  const { scope, clinic } = await requireActor(`/library/recall/${id}`);
  const list = await orNotFound(loadRecallList(scope, id));
  const { version, section } = list;
  return (
    <div data-wide>
      <BackLink href={section.path}>{version.heading}</BackLink>
      <PageHeading
        title={`Where version ${version.number} is used`}
        actions={
          // A file is downloaded, not a page opened.
          <a href={`/api/library/recall/${id}`} download className={buttonClass('secondary', 'md')}>
            <Download aria-hidden />
            Export as CSV
          </a>
        }
      >
        {[section.topicTitle, version.heading].filter(Boolean).join(' · ')}
      </PageHeading>
      {version.isWithdrawn ? (
        <div className="mb-6">
          <Notice tone="red">
            {`This wording was withdrawn: ${version.reason}`}
            {version.isOriginal ? <p>Its translations were withdrawn with it. The lists include them.</p> : null}
          </Notice>
        </div>
      ) : null}
      <RecallTables list={list} clinic={clinic} />
    </div>
  );
}
