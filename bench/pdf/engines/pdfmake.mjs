import pdfmake from 'pdfmake';
import { files } from '../fonts.mjs';

const line = { hLineWidth: () => 0.6, vLineWidth: () => 0, hLineColor: () => '#d3d6da' };

function block(one) {
  if (one.type === 'paragraph') return { text: one.text, margin: [0, 0, 0, 6] };
  if (one.type === 'bullets') return { ul: one.items, margin: [0, 0, 0, 6] };
  if (one.type === 'callout') return boxed([{ text: one.text }], '#8a5a00');
  return {
    table: { headerRows: 1, widths: ['*', '*'], body: [one.header.map((text) => ({ text, bold: true })), ...one.rows] },
    layout: line,
  };
}

const boxed = (stack, color) => ({
  table: { widths: ['*'], body: [[{ stack, margin: [8, 6, 8, 6] }]] },
  layout: { hLineWidth: () => 2, vLineWidth: () => 2, hLineColor: () => color, vLineColor: () => color },
});

export async function open() {
  // Without a policy it warns at every export.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  pdfmake.setFonts({ Reading: { normal: files.regular, bold: files.bold } });
  return {
    render: (sample) =>
      pdfmake
        .createPdf({
          pageSize: 'LETTER',
          pageMargins: [72, 50, 72, 60],
          defaultStyle: { font: 'Reading', fontSize: 12, lineHeight: 1.15 },
          info: { title: sample.title },
          footer: (page, pages) => ({
            columns: [
              { text: sample.footer, fontSize: 8.5 },
              { text: `Page ${page} of ${pages}`, fontSize: 8.5, alignment: 'right', width: 80 },
            ],
            margin: [72, 10, 72, 0],
          }),
          content: [
            { text: `${sample.clinic.name}, ${sample.clinic.address}, ${sample.clinic.phone}` },
            { text: sample.title, fontSize: 26, bold: true },
            { text: `For ${sample.patient}, ${sample.date}`, margin: [0, 0, 0, 6] },
            ...sample.sections.flatMap((section) => {
              const heading = { text: section.heading, fontSize: 15, bold: true, margin: [0, 10, 0, 4] };
              const inside = [heading, ...section.blocks.map(block)];
              return section.urgent ? [boxed(inside, '#a8201a')] : inside;
            }),
          ],
        })
        .getBuffer(),
    close: async () => {},
  };
}
