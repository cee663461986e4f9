import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CheckId, Finding } from '@/lib/domain/installation/finding';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { examine } from '../doctor/doctor';
import type { Installation } from '../doctor/installation';
import { freePort, loopback } from '../ports.mjs';
import type { Cluster } from '../postgres/cluster';
import { openThrowawayCluster } from '../postgres/throwaway';
import { withClient } from '../postgres/with-client';
import { makeTestDatabase, makeTestKeys, type TestKeys } from './database';

type Change = Partial<Installation> & { more?: Record<string, string> };

/** A server of its own, because roles belong to the whole server, and every check breaks something. */
export type DoctorBench = {
  cluster: Cluster;
  /** The owner's connection to the installation's database. */
  url: string;
  keys: TestKeys;
  clinic: TestClinic;
  scratch: string;
  asOwner: (sql: string) => Promise<unknown>;
  /** By two hours: the newest events should have been signed long ago. */
  setEventsBack: () => Promise<unknown>;
  installation: (change?: Change) => Installation;
  /** What the check says: of all its findings the worst, as "problem: …". */
  diagnosis: (check: CheckId, change?: Change) => Promise<string>;
  close: () => Promise<void>;
};

export async function openDoctorBench(): Promise<DoctorBench> {
  const keys = makeTestKeys();
  const name = 'doctor';
  const cluster = await openThrowawayCluster();
  const url = cluster.urlOf(name);
  const scratch = await mkdtemp(path.join(tmpdir(), 'plainleaf-doctor-'));
  Object.assign(process.env, await makeTestDatabase(cluster, name, keys), {
    NEXTAUTH_URL: `http://${loopback}:${await freePort()}`,
    PLAINLEAF_AUDIT_HEADS: path.join(scratch, 'heads'),
  });
  const clinic = await makeClinic();
  const asOwner = (sql: string) => withClient(url, (client) => client.query(sql));
  const installation = ({ more, ...rest }: Change = {}): Installation => ({
    database: { url, isOwner: true },
    env: { ...process.env, ...more },
    folders: [{ label: 'Data', folder: scratch }],
    auditHeads: path.join(scratch, 'heads'),
    moreSecrets: [],
    close: async () => {},
    ...rest,
  });
  return {
    ...{ cluster, url, keys, clinic, scratch, asOwner, installation },
    setEventsBack: () =>
      asOwner(`ALTER TABLE audit_event DISABLE TRIGGER USER;
        UPDATE audit_event SET at = at - interval '2 hours'; ALTER TABLE audit_event ENABLE TRIGGER USER`),
    diagnosis: async (check, change = {}) => worst(check, await examine(installation(change), new Date())),
    close: async () => {
      await cluster.stop();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}

/** Of all findings of a check the worst. */
export function worst(check: CheckId, findings: readonly Finding[]): string {
  const of = findings.filter((finding) => finding.check === check);
  const found = of.find(({ state }) => state === 'problem') ?? of.find(({ state }) => state === 'warning') ?? of[0];
  return found ? `${found.state}: ${found.found}. ${found.advice}` : 'none';
}
