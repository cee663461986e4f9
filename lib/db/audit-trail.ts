import type { AuditEvent } from '../domain/audit/event';
import type { Tx } from './client';

/** Writes an event in the transaction of the change it tells of: both are kept, or neither. */
export async function recordEvent(
  tx: Tx,
  who: { clinicId: string; actorId: string | null },
  event: AuditEvent,
): Promise<void> {
  const { type, ...detail } = event;
  await tx.auditEventRow.create({ data: { clinicId: who.clinicId, actorId: who.actorId, type, detail } });
}
