import { Badge } from '@/components/ui/badge';
import { inLanguage } from '@/lib/domain/language/direction';
import { languageName } from '@/lib/domain/language/names';
import { sectionKindLabels } from '@/lib/domain/library/section-kind';
import type { IssuedHandout } from '@/lib/features/handouts/data';

/** Which wording of which section this patient was given. */
export function VersionsGiven({ sections }: { sections: IssuedHandout['sections'] }) {
  return (
    <div className="rounded-xl border border-line bg-panel">
      <table className="w-full border-collapse">
        <caption className="sr-only">Section versions given</caption>
        <thead>
          <tr className="border-b border-line text-sm text-ink-2">
            <th scope="col" className="px-4 py-2 text-start font-semibold">
              Section
            </th>
            <th scope="col" className="px-4 py-2 text-end font-semibold">
              Version
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {sections.map((section) => (
            <tr key={section.position}>
              <th scope="row" className="px-4 py-2.5 text-start font-semibold">
                <bdi {...inLanguage(section.locale)}>{section.heading}</bdi>
                <span className="block text-sm font-normal text-ink-2">
                  {`${sectionKindLabels[section.kind]} · ${languageName(section.locale)}`}
                </span>
                {section.edited ? <Badge tone="accent">Changed for this patient</Badge> : null}
              </th>
              <td className="px-4 py-2.5 text-end align-top tabular-nums">{section.number}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
