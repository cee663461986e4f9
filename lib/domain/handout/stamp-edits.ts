import type { DraftSection, SectionEdit } from './draft';

type Sections = { sections: DraftSection[] };

/** Sets who reworded a section and when. The server decides both; they are no words of the handout. */
export const editStamps: ReadonlySet<string> = new Set<keyof SectionEdit>(['editedBy', 'editedAt']);

/**
 * Who reworded a section and when is printed, so a browser's word for it counts for nothing: wording that the server
 * holds already keeps its stamp, whatever else is `by` this member, `at` this moment.
 */
export function stampEdits<Sent extends Sections>(
  sent: Sent,
  { stored, by, at }: { stored: readonly DraftSection[]; by: string; at: Date },
): Sent {
  return withEdits(sent, (section, edit) => {
    const stamp = heldStamp(section, edit, stored) ?? { editedBy: by, editedAt: at.toISOString() };
    return { ...edit, ...stamp };
  });
}

/** The stamps of the stored draft, on the same draft with the patient's names in its words. */
export function withStampsOf<Sent extends Sections>(sent: Sent, stored: Sections): Sent {
  return withEdits(sent, ({ key }, edit) => {
    const held = stored.sections.find((one) => one.key === key)?.edit;
    return held ? { ...edit, ...stampOf(held) } : edit;
  });
}

function withEdits<Sent extends Sections>(
  sent: Sent,
  change: (section: DraftSection, edit: SectionEdit) => SectionEdit,
): Sent {
  const sections = sent.sections.map((section) =>
    section.edit === null ? section : { ...section, edit: change(section, section.edit) },
  );
  return { ...sent, sections };
}

/** The same words of the same section: under its own key, or another where an arrangement became a template. */
function heldStamp(section: DraftSection, edit: SectionEdit, stored: readonly DraftSection[]) {
  const words = wordsOf(edit);
  const held = stored
    .filter(({ sectionId, edit: one }) => sectionId === section.sectionId && one !== null && wordsOf(one) === words)
    .toSorted((one, other) => Number(other.key === section.key) - Number(one.key === section.key))[0]?.edit;
  return held ? stampOf(held) : null;
}

/** Both come out of the same schema, which writes their keys in the same order. */
const wordsOf = ({ heading, body }: SectionEdit): string => JSON.stringify([heading, body]);

const stampOf = ({ editedBy, editedAt }: SectionEdit) => ({ editedBy, editedAt });
