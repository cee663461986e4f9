import { fileURLToPath } from 'node:url';

const id = '6f1b1c9e-8f2a-4f6e-9d0f-0a4f5a3c2b1d';
const run = (text) => ({ text, bold: false, italic: false, href: null, blank: null });
const paragraph = (text) => ({ type: 'paragraph', runs: [run(text)] });

function block(one) {
  switch (one.type) {
    case 'paragraph':
      return paragraph(one.text);
    case 'callout':
      return { type: 'callout', tone: 'caution', blocks: [paragraph(one.text)] };
    case 'bullets':
      return {
        type: 'list',
        ordered: false,
        items: one.items.map((item) => ({ pictogram: null, blocks: [paragraph(item)] })),
      };
    default:
      return {
        type: 'table',
        caption: '',
        header: one.header.map((cell) => [run(cell)]),
        rows: one.rows.map((row) => row.map((cell) => [run(cell)])),
      };
  }
}

/** The sample as the document that the product prints. */
export function documentOf(sample) {
  return {
    schema: 3,
    reference: 'PL-7Q4K-92MX',
    address: 'https://plainleaf.example/r/PL-7Q4K-92MX',
    title: sample.title,
    subtitle: '',
    locale: 'en',
    pageSize: 'letter',
    options: { size: 'standard', ink: 'color', pictograms: true, fitPages: null },
    clinic: {
      ...sample.clinic,
      openingHours: '',
      disclaimer: sample.footer,
      footerNote: '',
      accentColor: '#0f6b66',
      logo: null,
      locale: 'en-US',
    },
    patient: { name: sample.patient, dateOfBirth: '', recordNumber: '' },
    clinicianName: 'Dr. Amara Osei',
    visitDate: sample.date,
    followUp: '',
    composedAt: '2026-11-24T09:00:00.000Z',
    sections: sample.sections.map((section, index) => ({
      key: `section-${index}`,
      kind: section.urgent ? 'urgent-help' : 'about',
      versionId: id,
      versionNumber: 1,
      locale: 'en',
      heading: section.heading,
      layout: { showHeading: true, breakBefore: false, keepTogether: false },
      blocks: section.blocks.map(block),
      edited: false,
      sourceNumbers: [],
      reviewedBy: null,
    })),
    sources: [],
    reviewStatement: 'This wording has not been clinically reviewed.',
    editStatement: '',
  };
}

/** The bundle that the product's worker threads run, here on the measuring thread like every other engine. */
export async function open({ tagged = true } = {}) {
  const bundle = fileURLToPath(new URL('../../../build/pdf-worker.mjs', import.meta.url));
  const { renderHandout } = await import(bundle);
  return {
    render: async (sample) => (await renderHandout(documentOf(sample), { tagged })).bytes,
    close: async () => {},
  };
}
