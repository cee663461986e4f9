import { changed, defineAction } from '@/lib/action';
import { withClinic } from '@/lib/db/with-clinic';
import { formatInstant } from '@/lib/domain/clinic/dates';
import { toCsv } from '@/lib/domain/csv';
import { UNREADABLE } from '@/lib/domain/unreadable';
import { inExportTurn } from '@/lib/process/export-turns';
import { personOf } from '@/lib/process/owner';
import { readVersion } from '../sections/data';
import { readRecallList } from './data';
import { versionIdSchema } from './schema';

const header = [
  'What',
  'Reference or name',
  'Title',
  'Patient',
  'Date of birth',
  'Record number',
  'When',
  'By',
  'Remark',
];

/** The recall list as a file. It names patients and leaves the building, so it is in the audit trail. */
export const exportRecallAction = defineAction({
  input: versionIdSchema,
  load: (tx, { actor, input }) => readVersion(tx, actor.scope, input.versionId),
  permission: () => ({ do: 'recall.read' }),
  prepare: async (_version, { actor: { scope, clinic }, input }) => {
    // Every draft and template of the clinic is opened for it.
    const { version, handouts, drafts, templates } = await inExportTurn(personOf(scope), () =>
      withClinic(scope, (tx) => readRecallList(tx, scope, input.versionId, clinic.locale)),
    );
    const rows = [
      ...handouts.map((one) => [
        ...[
          'Handout',
          one.reference,
          one.closed ? 'Restricted record' : one.title,
          one.unreadable ? UNREADABLE : one.patientName,
          one.dateOfBirth,
          one.recordNumber,
        ],
        formatInstant(new Date(one.issuedAt), clinic.locale, clinic.timeZone),
        ...[one.issuedByName, one.edited ? 'Reworded for this patient' : ''],
      ]),
      ...drafts.map((one) => [
        ...['Draft', '', one.closed ? 'Restricted record' : one.title, one.patientName, '', '', '', one.ownerName],
        one.isOn ? '' : 'Section switched off',
      ]),
      ...templates.map((one) => [
        ...['Template', one.name, '', '', '', '', '', one.ownerName],
        one.shared ? 'Shared with the clinic' : '',
      ]),
    ];
    return { csv: toCsv(header, rows), number: version.number };
  },
  run: async (_tx, _version, { input, prepared }) =>
    changed(prepared, { type: 'recall.exported', versionId: input.versionId }),
});
