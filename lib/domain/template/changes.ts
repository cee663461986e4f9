import type { Arrangement } from '../handout/draft';
import { changesSince, type GivenSection, type SectionChange } from '../handout/given-before';
import type { SectionVersion } from '../library/section';

/** What someone who uses a template gets otherwise than before. */
export type TemplateChanges = {
  sections: SectionChange[];
  /** The sections that stayed stand in another order. */
  order: boolean;
  title: boolean;
  options: boolean;
};

/** How a template's arrangement differs from an earlier one of its own. */
export function templateChanges(
  before: Arrangement,
  after: Arrangement,
  versions: readonly SectionVersion[],
): TemplateChanges {
  return {
    sections: changesSince(printedSections(before, versions), { sections: after.sections, versions }),
    order: isReordered(before, after),
    title: before.title !== after.title || before.subtitle !== after.subtitle,
    options: JSON.stringify(before.options) !== JSON.stringify(after.options),
  };
}

export function isUnchanged({ sections, order, title, options }: TemplateChanges): boolean {
  return sections.length === 0 && !order && !title && !options;
}

function printedSections({ sections }: Arrangement, versions: readonly SectionVersion[]): GivenSection[] {
  const byId = new Map(versions.map((version) => [version.id, version]));
  return sections.flatMap(({ on, sectionId, versionId, edit }): GivenSection[] => {
    const version = byId.get(versionId);
    if (!on || !version) return [];
    const { locale, number } = version;
    return [{ sectionId, versionId, locale, number, heading: edit?.heading ?? version.heading, edit }];
  });
}

function isReordered(before: Arrangement, after: Arrangement): boolean {
  const printed = ({ sections }: Arrangement): string[] =>
    sections.flatMap(({ on, sectionId }) => (on ? [sectionId] : []));
  const [was, is] = [printed(before), printed(after)];
  const stayed = (ids: string[], others: string[]): string => ids.filter((id) => others.includes(id)).join(' ');
  return stayed(was, is) !== stayed(is, was);
}
