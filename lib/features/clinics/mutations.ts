import { createHash } from 'node:crypto';
import { changed, defineAction, unchanged } from '@/lib/action';
import { Prisma } from '@/lib/db/generated/client';
import type { Logo } from '@/lib/domain/clinic/clinic';
import type { LogoLook } from '@/lib/domain/clinic/logo-on-paper';
import { sampleDocument } from '@/lib/domain/handout/sample';
import { stableJson } from '@/lib/domain/stable-json';
import { noInputSchema } from '@/lib/parse-input';
import { renderInWorker } from '@/lib/pdf/pool';
import { personOf } from '@/lib/process/owner';
import { type ClinicSettings, loadSampleHandout, readClinicSettings } from './data';
import { encodeLogo, lookAtLogo } from './logo';
import { type ClinicDetails, changeClinicSchema, clinicDetailsSchema, replaceLogoSchema } from './schema';

export type ChangeClinicResult =
  | { saved: true; version: number }
  /** Someone else saved since: what stands there now, for the admin to compare. */
  | { saved: false; version: number; theirs: ClinicDetails };

export const changeClinicAction = defineAction({
  input: changeClinicSchema,
  load: (tx, { actor }) => readClinicSettings(tx, actor.scope),
  permission: () => ({ do: 'clinic.change' }),
  run: async (tx, before, { actor: { scope }, input: { version, ...details } }) => {
    const { count } = await tx.clinic.updateMany({
      where: { id: scope.clinicId, version },
      data: { ...details, version: { increment: 1 } },
    });
    if (count === 0) {
      const now = await readClinicSettings(tx, scope);
      return unchanged<ChangeClinicResult>({ saved: false, version: now.version, theirs: now.details });
    }
    return changed<ChangeClinicResult>(
      { saved: true, version: version + 1 },
      { type: 'clinic.changed', fields: changedFields(before.details, details) },
    );
  },
});

function changedFields(before: ClinicDetails, after: ClinicDetails): string[] {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).flatMap(([field, value]) =>
    stableJson(old.get(field)) === stableJson(value) ? [] : [field],
  );
}

/** Decodes and draws the upload anew outside any transaction, and only for those who may store it. */
export const replaceLogoAction = defineAction({
  input: replaceLogoSchema,
  load: async () => null,
  permission: () => ({ do: 'clinic.change' }),
  prepare: (_none, { input }): Promise<Logo> => encodeLogo(input.file),
  run: async (tx, _none, { actor: { scope }, prepared: logo }) => {
    await tx.clinic.update({ where: { id: scope.clinicId }, data: { logo } });
    const sha256 = createHash('sha256').update(Buffer.from(logo.base64, 'base64')).digest('hex');
    return changed({ logo }, { type: 'clinic.logo-replaced', sha256 });
  },
});

/** What the page would show of an upload, before it is stored. Stores nothing. */
export const lookAtLogoAction = defineAction({
  input: replaceLogoSchema,
  load: async () => null,
  permission: () => ({ do: 'clinic.change' }),
  prepare: (_none, { input }): Promise<LogoLook> => lookAtLogo(input.file),
  run: async (_tx, _none, { prepared }) => unchanged(prepared),
});

export const removeLogoAction = defineAction({
  input: noInputSchema,
  load: (tx, { actor }) => readClinicSettings(tx, actor.scope),
  permission: () => ({ do: 'clinic.change' }),
  run: async (tx, before, { actor: { scope } }) => {
    if (before.logo === null) return unchanged({});
    await tx.clinic.update({ where: { id: scope.clinicId }, data: { logo: Prisma.DbNull } });
    return changed({}, { type: 'clinic.logo-removed' });
  },
});

/** A sample handout with the details as typed, through the real worker. Nothing is stored. */
export const previewBrandingAction = defineAction({
  input: clinicDetailsSchema,
  load: (tx, { actor }) => readClinicSettings(tx, actor.scope),
  permission: () => ({ do: 'clinic.change' }),
  prepare: async (before: ClinicSettings, { actor: { scope, name }, input, now }) => {
    const sample = await loadSampleHandout(scope, now, input.timeZone);
    const clinic = { ...input, id: scope.clinicId, logo: before.logo };
    return renderInWorker(personOf(scope), sampleDocument(sample, { clinic, clinicianName: name, now }));
  },
  run: async (_tx, _before, { prepared }) => unchanged({ bytes: new Uint8Array(prepared.bytes) }),
});
