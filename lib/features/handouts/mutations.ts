import { createHash } from 'node:crypto';
import { changed, defineAction, type PermittedActor, unchanged } from '@/lib/action';
import type { Actor } from '@/lib/auth/actor';
import { runCheck } from '@/lib/checks/pool';
import { fieldCipher, sealJson } from '@/lib/crypto/sealing';
import type { Draft as DraftRow } from '@/lib/db/generated/client';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { dateIn } from '@/lib/domain/clinic/dates';
import { AppError } from '@/lib/domain/errors';
import { answersOf } from '@/lib/domain/handout/answers-of';
import { allSections, counterpartIds } from '@/lib/domain/handout/bilingual';
import type { Finding } from '@/lib/domain/handout/checks/finding';
import { type ComposeInput, compose } from '@/lib/domain/handout/compose';
import { noChoices } from '@/lib/domain/handout/conditions';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { NAME_FOLDING_VERSION } from '@/lib/domain/handout/fold-name';
import { patientTerms } from '@/lib/domain/handout/patient-search';
import { questionsIn } from '@/lib/domain/handout/questions';
import { withStampsOf } from '@/lib/domain/handout/stamp-edits';
import { stateOf } from '@/lib/domain/handout/status';
import { withNames, withoutIdentity } from '@/lib/domain/handout/without-identity';
import { env } from '@/lib/env';
import { printableRanges } from '@/lib/pdf/coverage';
import { renderInWorker } from '@/lib/pdf/pool';
import type { Owner } from '@/lib/process/fair-queue';
import { personOf } from '@/lib/process/owner';
import { openDraft, readDraft } from '../drafts/data';
import { stepsOf } from '../handout-status/data';
import { recordReplacement } from '../handout-status/mutations';
import { keptPart } from '../identifiers/data';
import { readVersions } from '../library/data';
import { joinRestrictedRecord } from '../restricted-records/mutations';
import { readGatedTopics } from '../topic-gates/data';
import { countTopicUses } from '../topic-uses/mutations';
import { readCounterparts } from '../translations/data';
import { readHandout } from './data';
import { newReference } from './reference';
import { downloadHandoutSchema, issueHandoutSchema } from './schema';
import { handoutPlace, openPdf } from './sealed';

/** A handout as it will be stored. */
export type Rendered = {
  content: DraftContent;
  document: HandoutDocument;
  bytes: Uint8Array;
  pageCount: number;
  /** What made the bytes: see lib/pdf/render.ts. */
  renderer: string;
  /** The patient's own PDF, where what is stored does not name them. */
  personal: Uint8Array | null;
};

/** `personal`: the PDF with the patient's name, which nobody can make again once it is lost. */
type Issued = { id: string; personal?: { reference: string; bytes: Uint8Array<ArrayBuffer> } };

/**
 * Draft → immutable handout: composes, checks, renders in a worker outside any transaction, then stores
 * document, section versions and exact bytes together, and the draft is gone. The id stays the same.
 */
export const issueHandoutAction = defineAction({
  input: issueHandoutSchema,
  // A second press of the button finds the handout already there: the same answer, nothing printed twice.
  load: async (tx, { actor: { scope }, input }): Promise<DraftRow | 'issued'> => {
    try {
      return await readDraft(tx, scope, input.id);
    } catch (error) {
      if (error instanceof AppError && error.code === 'already-issued') return 'issued';
      throw error;
    }
  },
  permission: (draft) => (draft === 'issued' ? { do: 'handout.read' } : { do: 'handout.issue', draft }),
  prepare: async (draft, { actor, input, now }): Promise<Rendered | null> => {
    if (draft === 'issued') return null;
    if (draft.version !== input.version) throw new AppError('conflict');
    const stored = openDraft(draft);
    requireBirthDateAgain(actor, input.content ?? stored, input.birthDateAgain);
    return render(actor, stored, { sent: input.content, shown: input.counterparts }, now);
  },
  run: async (tx, draft, { actor: { scope }, input, prepared, now }) => {
    if (draft === 'issued' || prepared === null) return unchanged<Issued>({ id: input.id });
    const { count } = await tx.draft.deleteMany({
      where: { clinicId: scope.clinicId, id: draft.id, version: input.version },
    });
    if (count === 0) throw new AppError('conflict');
    await requireNotWithdrawn(tx, scope, prepared.document);
    const stored = { clinicId: scope.clinicId, id: draft.id, issuedById: scope.userId, issuedAt: now };
    const sha256 = await storeHandout(tx, stored, prepared);
    const { reference } = prepared.document;
    const replacing = await recordReplacement(tx, draft, { by: scope.userId, at: now });
    return changed<Issued>(
      {
        id: draft.id,
        ...(prepared.personal && { personal: { reference, bytes: new Uint8Array(prepared.personal) } }),
      },
      {
        type: 'handout.issued',
        handoutId: draft.id,
        sha256,
        sectionVersionIds: allSections(prepared.document).map((section) => section.versionId),
      },
      ...replacing,
    );
  },
});

/** Where the clinic asks for it: whoever writes for two patients at once notices here. */
function requireBirthDateAgain(actor: Actor, { patient }: DraftContent, again: string | undefined): void {
  if (!actor.confirmsBirthDate || patient.dateOfBirth === '' || again === patient.dateOfBirth) return;
  throw new AppError('invalid-input', { fields: { birthDateAgain: 'This is not the date of birth on the handout' } });
}

async function render(
  actor: PermittedActor,
  stored: DraftContent,
  { sent, shown }: { sent: DraftContent | undefined; shown: readonly string[] },
  now: Date,
): Promise<Rendered> {
  const given = sent && withStampsOf(sent, stored);
  // Who was told that the name is not kept is taken at that word, whatever the policy is by now.
  const isKept = actor.keepsIdentifiers && given === undefined;
  const content = given ?? stored;
  if (given && !isSame(withoutIdentity(given), withoutIdentity(stored))) throw new AppError('conflict');
  const printed = isKept ? content : withNames(content, actor.clinic.locale);
  const owner = personOf(actor.scope);
  const { document, blocking, page } = await composeForIssue(actor, { content: printed, owner, now });
  // The draft pins no counterpart: another one may be the best since the clinician looked.
  if (counterpartIds(document).join() !== shown.join()) throw new AppError('conflict');
  if (blocking.length > 0) throw new AppError('blocked-by-checks');
  if (isKept) return { content, document, ...(await renderInWorker(owner, document)), personal: null };
  // The date of birth goes; what it has answered stays, so that what is stored says what was printed. What no section
  // asks would say how old the patient is.
  const answered = answersOf(content, dateIn(actor.clinic.timeZone, now));
  const asked = questionsIn(content, page.versions);
  const choices = { ...noChoices, ...Object.fromEntries(asked.map((question) => [question, answered[question]])) };
  const nameless = withoutIdentity({ ...content, choices });
  const namelessDocument = compose({ draft: nameless, ...page });
  const [own, kept] = await Promise.all([renderInWorker(owner, document), renderInWorker(owner, namelessDocument)]);
  return { content: nameless, document: namelessDocument, ...kept, personal: own.bytes };
}

/**
 * The document as it would be issued now, with a reference of its own, and what stops it from being issued.
 * @throws AppError busy or too-slow.
 */
export async function composeForIssue(
  { scope, clinic, name }: PermittedActor,
  { content, owner, now }: { content: DraftContent; owner: Owner; now: Date },
): Promise<{ document: HandoutDocument; blocking: Finding[]; page: Omit<ComposeInput, 'draft'> }> {
  const { versions, gatedTopics } = await withClinic(scope, async (tx) => {
    const versionIds = content.sections.map((section) => section.versionId);
    const pinned = await readVersions(tx, scope, versionIds);
    const counterparts = content.options.bilingual ? await readCounterparts(tx, scope, pinned, clinic.locale) : [];
    return { versions: [...pinned, ...counterparts], gatedTopics: await readGatedTopics(tx, scope) };
  });
  const page = { versions, clinic, clinicianName: name, now, reference: newReference(), baseUrl: env().NEXTAUTH_URL };
  const document = compose({ draft: content, ...page });
  const today = dateIn(clinic.timeZone, now);
  const blocking = await runCheck(owner, 'checkBlocking', {
    ...{ draft: content, document, versions, clinic, gatedTopics, today, printable: printableRanges() },
    // The names of other patients and the ages of topics only ever warn, and nobody is there to see it.
    ...{ recentPatients: [], openedFor: '', topicAges: [] },
  });
  return { document, blocking, page };
}

/** Both come out of the same schema, which writes their keys in the same order. */
const isSame = (one: DraftContent, other: DraftContent): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A wording can be withdrawn while its page is being painted. */
export async function requireNotWithdrawn(tx: ClinicTx, scope: ClinicScope, document: HandoutDocument): Promise<void> {
  const versions = await readVersions(
    tx,
    scope,
    allSections(document).map((section) => section.versionId),
  );
  if (versions.some(({ status }) => status === 'withdrawn')) throw new AppError('blocked-by-checks');
}

/** Stores document, section versions, exact bytes and search tokens together; answers the SHA-256 of the bytes. */
export async function storeHandout(
  tx: ClinicTx,
  stored: { clinicId: string; id: string; issuedById: string; issuedAt: Date },
  { content, document, bytes, pageCount, renderer }: Rendered,
): Promise<string> {
  const { clinicId, id } = stored;
  // Whichever way it came: the policy may have changed while its page was being painted.
  if (!isSame(content, await keptPart(tx, { clinicId }, content))) throw new AppError('conflict');
  const sha256 = createHash('sha256').update(bytes).digest();
  await tx.handout.create({
    data: {
      ...stored,
      reference: document.reference,
      title: document.title,
      locale: document.locale,
      patientSealed: sealJson(handoutPlace(stored, 'handout.patient'), content.patient),
      contentSealed: sealJson(handoutPlace(stored, 'handout.content'), content),
      documentSealed: sealJson(handoutPlace(stored, 'handout.document'), document),
      rendererVersion: renderer,
      pageCount,
      indexVersion: NAME_FOLDING_VERSION,
    },
  });
  await tx.handoutPdf.create({
    data: {
      clinicId,
      handoutId: id,
      sealed: fieldCipher().seal(handoutPlace(stored, 'handout_pdf.sealed'), bytes),
      sha256: new Uint8Array(sha256),
      byteCount: bytes.length,
    },
  });
  await tx.handoutSection.createMany({
    data: allSections(document).map((section, index) => ({
      clinicId,
      handoutId: id,
      position: index + 1,
      sectionVersionId: section.versionId,
      edited: section.edited,
    })),
  });
  await tx.handoutPatientToken.createMany({
    data: patientTerms(content.patient).map((term) => ({
      clinicId,
      handoutId: id,
      token: fieldCipher().blindIndex(clinicId, term),
    })),
  });
  await joinRestrictedRecord(tx, { ...stored, patient: content.patient });
  await countTopicUses(
    tx,
    stored,
    document.sections.map((section) => section.versionId),
  );
  return sha256.toString('hex');
}

/** The stored bytes, after checking that they are still the ones that were issued. */
export const downloadHandoutAction = defineAction({
  input: downloadHandoutSchema,
  load: (tx, { actor, input }) => readHandout(tx, actor.scope, input.id),
  permission: () => ({ do: 'handout.read' }),
  run: async (tx, handout, { input: { purpose } }) => {
    const pdf = await tx.handoutPdf.findUniqueOrThrow({
      where: { clinicId_handoutId: { clinicId: handout.clinicId, handoutId: handout.id } },
    });
    const { bytes, sha256 } = openPdf(handout, pdf);
    return changed(
      { bytes, sha256, reference: handout.reference, state: stateOf(stepsOf(handout)) },
      { type: purpose === 'print' ? 'handout.printed' : 'handout.downloaded', handoutId: handout.id },
    );
  },
});
