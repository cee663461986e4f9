import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '../domain/audit/event';
import type { Tx } from './client';
import { headIsDue } from './signed-heads';

/**
 * Writes an event in the transaction of the change it tells of: both are kept, or neither. The database links it to the
 * clinic's event before; until this transaction ends the clinic's other events wait, so write it last.
 */
export async function recordEvent(
  tx: Tx,
  who: { clinicId: string; actorId: string | null },
  event: AuditEvent,
): Promise<void> {
  const { type, ...detail } = event;
  await tx.auditEventRow.create({
    data: { clinicId: who.clinicId, actorId: who.actorId, type, detail },
    select: { id: true },
  });
  headIsDue(who.clinicId);
}

/**
 * As `recordEvent`, for what strangers do, such as a refused sign-in. Where there is no such clinic, because there is no
 * such account, the same statements run and no event is written. The empty message makes both commits wait for the disk.
 */
export async function recordIfClinic(
  tx: Tx,
  { clinicId, actorId }: { clinicId: string; actorId: string | null },
  event: AuditEvent,
): Promise<void> {
  const { type, ...detail } = event;
  const written = await tx.$executeRaw`insert into audit_event (clinic_id, id, actor_id, type, detail)
    select c.id, ${randomUUID()}::uuid, ${actorId}::uuid, ${type}, ${JSON.stringify(detail)}::jsonb
    from clinic c where c.id = ${clinicId}::uuid`;
  await tx.$executeRaw`select pg_logical_emit_message(true, 'plainleaf', '')`;
  if (written > 0) headIsDue(clinicId);
}

/**
 * For the few writes that tell of themselves in more than one clinic. Each event locks its clinic's chain: two such
 * writes that took the same chains in another order would wait for each other, so they go one after the other.
 */
export async function lockForSeveralTrails(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('plainleaf: events of several clinics'))`;
}
