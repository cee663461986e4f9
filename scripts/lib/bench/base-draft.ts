import type { DraftContent } from '../../../lib/domain/handout/draft';

/** What a draft on muscle twitches holds when this member opens it. The environment must name the keys. */
export async function baseDraft(
  appUrl: string,
  { clinicId, userId }: { clinicId: string; userId: string },
): Promise<DraftContent> {
  // Loaded once the environment names a database: the application reads it when it is loaded.
  const { actorOf, openSession } = await import('../../../lib/auth/sessions');
  const { permit } = await import('../../../lib/authorize');
  const { connect } = await import('../../../lib/db/client');
  const { withClinic } = await import('../../../lib/db/with-clinic');
  const { withSignIn, showKey } = await import('../../../lib/db/with-sign-in');
  const { openDraft } = await import('../../../lib/features/drafts/data');
  const { createDraftAction } = await import('../../../lib/features/drafts/mutations');
  const db = connect(appUrl, 2);
  try {
    const device = { userAgent: '', address: '' };
    const secret = await withSignIn(
      { userId },
      async (tx) => {
        await showKey(tx, { clinicId });
        return openSession(tx, { userId, clinicId, secondFactor: null, device }, new Date());
      },
      db,
    );
    const actor = await actorOf(secret, new Date(), db);
    if (!actor) throw new Error('the member has just signed in');
    const made = await createDraftAction.runAs(actor, { from: 'topic', slug: 'muscle-twitches' }, { db });
    if (!made.ok) throw new Error(made.failure.code);
    const where = { clinicId_id: { clinicId, id: made.value.id } };
    return openDraft(await withClinic(permit(actor.scope), (tx) => tx.draft.findUniqueOrThrow({ where }), db));
  } finally {
    await db.$disconnect();
  }
}
