import { vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { checked } from '@/components/test-support/checked';
import { addable, library, topicOf, wordingsIn } from '@/components/test-support/library';
import { answerRequests } from '@/components/test-support/requests';
import { packRanges } from '@/lib/domain/code-point-ranges';
import type { AppErrorCode, Outcome } from '@/lib/domain/errors';
import { assembleDraft } from '@/lib/domain/handout/assemble';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { clinic, uuid } from '@/lib/domain/handout/test-support';
import type { SectionVersion } from '@/lib/domain/library/section';
import { saveDraftSchema } from '@/lib/features/drafts/schema';
import { givenBefore } from '@/lib/features/patient-records/actions';
import { Builder } from './builder';
import type { BuilderProps, OtherDraft } from './builder-props';

/** The builder as a whole, on a draft that a server of the test's own keeps. */

const now = '2026-11-22T18:00:00.000Z';
const draftId = uuid(900_000);

/** Latin, Greek, Cyrillic, and the signs of a clinic's notes; the PDF's own fonts print more. */
const printable = packRanges([
  [0x0a, 0x0a],
  [0x20, 0x52f],
  [0x1e00, 0x1eff],
  [0x2000, 0x22ff],
]);

export function draftOn(slug: string, change: Partial<DraftContent> = {}): DraftContent {
  let keys = 910_000;
  const topic = topicOf(slug);
  const newKey = () => uuid(++keys);
  return {
    ...assembleDraft({ topic, sections: topic.sections, generic: library.generic, visitDate: '2026-11-22', newKey }),
    ...change,
  };
}

export type OpenBuilder = Partial<Omit<BuilderProps, 'draft'>> & {
  content?: DraftContent;
  /** The clinic's own wording in the place of what ships. */
  wording?: (version: SectionVersion) => SectionVersion;
};

/** Opens a draft on muscle twitches. Returns the stand-in server, which holds the saved content. */
export async function openBuilder({
  content = draftOn('muscle-twitches'),
  wording = (version) => version,
  ...props
}: OpenBuilder = {}) {
  const server = draftServer(content, wording);
  vi.mocked(givenBefore).mockResolvedValue({ ok: true, value: [] });
  const show = async (): Promise<void> => {
    const rendered = await render(
      <Builder
        draft={{ id: draftId, ...server.read() }}
        clinic={clinic}
        clinicianName="Dr. Amara Osei"
        now={now}
        recentPatients={[]}
        keepsIdentifiers
        confirmsBirthDate={false}
        canChangeClinic={false}
        gatedTopics={library.topics.filter(({ assessmentFirst }) => assessmentFirst)}
        topicAges={library.topics}
        topicAsks={[]}
        snippets={[]}
        addable={addable}
        printable={printable}
        {...props}
      />,
    );
    server.close = () => rendered.unmount();
  };
  await show();
  return Object.assign(server, {
    /** As somebody who closes the page and opens it again. */
    reopen: async () => {
      await server.close();
      await show();
    },
  });
}

function draftServer(first: DraftContent, wording: (version: SectionVersion) => SectionVersion) {
  const held = { version: 1, content: first, savedAt: now };
  const versions = (content: DraftContent) => {
    const sectionIds = content.sections.map(({ sectionId }) => sectionId);
    const { versions: own, counterparts } = wordingsIn(content.locale, sectionIds);
    return [...own, ...counterparts].map(wording);
  };
  const server = {
    held,
    isAway: false,
    /** Why the server takes nothing more. */
    refusal: null as AppErrorCode | null,
    close: async (): Promise<void> => undefined,
    read: () => ({
      version: held.version,
      updatedAt: held.savedAt,
      content: held.content,
      versions: versions(held.content),
      languages: ['en', ...new Set(library.translations.map(({ locale }) => locale))],
      newer: [],
    }),
    /** Another tab saves. */
    saveElsewhere: (change: Partial<DraftContent>) => {
      held.version += 1;
      held.content = { ...held.content, ...change };
    },
  };
  const away = (): void => {
    if (server.isAway) throw new TypeError('Failed to fetch');
  };
  const save = checked(saveDraftSchema, ({ version, content }): Outcome<object> => {
    if (version !== held.version) {
      const theirs: OtherDraft = { ...held, versions: versions(held.content) };
      return { ok: true, value: { saved: false, theirs } };
    }
    held.version += 1;
    held.content = content;
    return { ok: true, value: { saved: true, version: held.version, savedAt: now } };
  });
  answerRequests({
    [`PUT /api/drafts/${draftId}`]: async (request) => {
      away();
      if (server.refusal) return { ok: false, failure: { code: server.refusal } };
      const outcome = await save({ id: draftId, ...(await request.json()) });
      return Response.json(outcome, { status: outcome.ok ? 200 : 422 });
    },
    [`POST /api/drafts/${draftId}/key`]: () => {
      away();
      return { ok: true, value: { key: btoa('k'.repeat(32)) } };
    },
    'GET /api/library/wordings': (_request, { searchParams }) => {
      away();
      return { ok: true, value: wordingsIn(searchParams.get('locale') ?? 'en', searchParams.getAll('section')) };
    },
  });
  return server;
}

const machineTime = performance.now.bind(performance);

/** Puts the clock on by that much. From here on it goes slowly, so that a busy machine types without a pause. */
function setClock(aheadMs: number): void {
  const from = performance.now() + aheadMs;
  const since = machineTime();
  vi.spyOn(performance, 'now').mockImplementation(() => from + (machineTime() - since) / 50);
}

/** Somebody types without a pause: a second and a word end no step for undo. */
export const typeInOneGo = (): void => setClock(0);

/** Somebody rests: what is changed next is a step of its own for undo. */
export const rest = (): void => setClock(2_000);

/** What a clinician sees, by its name. */
export const sections = () => page.getByRole('list', { name: 'Sections' });
export const preview = () => page.getByRole('region', { name: 'Preview' });
export const checks = () => page.getByRole('region', { name: 'Checks' });
export const wording = () => page.getByRole('textbox', { name: /^Text of/ });

/** Empties the section on treatment and puts the cursor in it. */
export async function emptySection(): Promise<void> {
  await sections()
    .getByRole('button', { name: /^Treatment/ })
    .click();
  await wording().click();
  await userEvent.keyboard('{Control>}a{/Control}{Delete}');
}

/** What is typed about the patient. */
export const patient = {
  name: (name: string) => page.getByRole('textbox', { name: 'Patient name' }).fill(name),
  /** In any form that the field takes, such as eight digits: month, day, year. */
  born: (date: string) => page.getByRole('textbox', { name: 'Date of birth' }).fill(date),
  recordNumber: (number: string) => page.getByRole('textbox', { name: 'Record number' }).fill(number),
  note: async (note: string): Promise<void> => {
    await openMore();
    await page.getByRole('textbox', { name: 'Note for this patient' }).fill(note);
  },
};

/** Visit, follow-up and note, which are folded away at first. */
export async function openMore(): Promise<void> {
  const more = page.getByRole('button', { name: 'Visit, follow-up, note' });
  if (more.element().getAttribute('aria-expanded') !== 'true') await more.click();
}
