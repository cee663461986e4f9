import { changed, defineAction, unchanged } from '@/lib/action';
import { openSession } from '@/lib/auth/sessions';
import { lockForSeveralTrails, recordEvent } from '@/lib/db/audit-trail';
import { showKey } from '@/lib/db/with-sign-in';
import type { SecondFactor } from '@/lib/domain/access/second-factor';
import { AppError } from '@/lib/domain/errors';
import { noInputSchema } from '@/lib/parse-input';
import { moveSessionSchema, sessionIdSchema } from './schema';

/** One's own, on another device or in another clinic. */
export const endMySessionAction = defineAction({
  input: sessionIdSchema,
  load: async (tx, { actor: { scope }, input: { id } }) => {
    const row = await tx.session.findFirst({ where: { id, userId: scope.userId, endedAt: null } });
    if (!row) throw new AppError('not-found');
  },
  permission: () => ({ do: 'account.change' }),
  run: async (tx, _found, { actor: { scope }, input: { id }, now }) => {
    await tx.session.updateMany({ where: { id, userId: scope.userId, endedAt: null }, data: { endedAt: now } });
    return changed({}, { type: 'session.revoked', sessions: 1 });
  },
});

export const endMyOtherSessionsAction = defineAction({
  input: noInputSchema,
  load: async () => null,
  permission: () => ({ do: 'account.change' }),
  run: async (tx, _none, { actor: { scope, session }, now }) => {
    const where = { userId: scope.userId, id: { not: session.id }, endedAt: null, expiresAt: { gt: now } };
    const { count } = await tx.session.updateMany({ where, data: { endedAt: now } });
    return count === 0
      ? unchanged({ ended: 0 })
      : changed({ ended: count }, { type: 'session.revoked', sessions: count });
  },
});

/**
 * The same sign-in, in another of this person's clinics: the session there takes the place of this one, ends when this
 * one would have, and proves nothing anew.
 */
export const moveSessionAction = defineAction({
  input: moveSessionSchema,
  load: async (tx, { actor: { scope, session }, input: { clinicId } }) => {
    const { userId } = scope;
    const member = await tx.member.findUnique({
      where: { clinicId_userId: { clinicId, userId }, disabledAt: null },
      select: { clinicId: true },
    });
    const row = await tx.session.findFirst({ where: { id: session.id, userId, endedAt: null } });
    if (!member || !row || clinicId === scope.clinicId) throw new AppError('not-found');
    // Whoever runs a clinic's identity provider vouches for its members there, and must open no other clinic.
    if (row.secondFactor === 'identity-provider') throw new AppError('forbidden');
    return row;
  },
  permission: () => ({ do: 'account.change' }),
  run: async (tx, row, { actor: { scope }, input: { clinicId }, now }) => {
    const { userId, userAgent, address, expiresAt, provenAt } = row;
    await lockForSeveralTrails(tx);
    await showKey(tx, { clinicId });
    // The column's check holds it to the kinds that there are.
    const secondFactor = row.secondFactor as SecondFactor | null;
    const device = { userAgent, address };
    const secret = await openSession(tx, { userId, clinicId, secondFactor, device, expiresAt, provenAt }, now);
    await recordEvent(tx, { clinicId, actorId: userId }, { type: 'session.started' });
    await showKey(tx, { clinicId: scope.clinicId });
    await tx.session.update({ where: { id: row.id }, data: { endedAt: now } });
    return changed({ secret, userId, expiresAt }, { type: 'session.ended' });
  },
});
