import { jsPDF } from 'jspdf';
import { bytes } from '../fonts.mjs';
import { flow } from './flow.mjs';

const base64 = { regular: bytes.regular.toString('base64'), bold: bytes.bold.toString('base64') };

function render(sample) {
  const pdf = new jsPDF({ unit: 'pt', format: 'letter', compress: true });
  pdf.addFileToVFS('regular.ttf', base64.regular);
  pdf.addFileToVFS('bold.ttf', base64.bold);
  pdf.addFont('regular.ttf', 'Reading', 'normal');
  pdf.addFont('bold.ttf', 'Reading', 'bold');
  const face = (size, bold) => pdf.setFont('Reading', bold ? 'bold' : 'normal').setFontSize(size);
  flow(sample, {
    width: (text, size, bold) => face(size, bold).getTextWidth(text),
    text: (text, x, y, size, bold) => face(size, bold).text(text, x, y + size),
    rule: (x, y, width) => pdf.line(x, y, x + width, y),
    box: (x, y, width, height) => pdf.rect(x, y, width, height),
    page: () => pdf.addPage(),
  });
  const pages = pdf.getNumberOfPages();
  for (let page = 1; page <= pages; page++) {
    pdf.setPage(page);
    face(8.5, false).text(`${sample.footer}   Page ${page} of ${pages}`, 72, 760);
  }
  return Buffer.from(pdf.output('arraybuffer'));
}

export async function open() {
  return { render: async (sample) => render(sample), close: async () => {} };
}
