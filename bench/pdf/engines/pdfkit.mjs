import PDFDocument from 'pdfkit';
import { bytes } from '../fonts.mjs';
import { flow } from './flow.mjs';

/** By hand and tagged, as an engineer would who takes the trouble. */
function render(sample) {
  return new Promise((resolve, reject) => {
    const pdf = new PDFDocument({
      size: 'LETTER',
      margin: 0,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'en',
      displayTitle: true,
      subset: 'PDF/UA',
      bufferPages: true,
      info: { Title: sample.title },
    });
    const chunks = [];
    pdf.on('data', (chunk) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
    pdf.registerFont('regular', bytes.regular);
    pdf.registerFont('bold', bytes.bold);
    const root = pdf.struct('Document');
    pdf.addStructure(root);
    let tag = null;
    const face = (size, bold) => pdf.font(bold ? 'bold' : 'regular').fontSize(size);
    const artifact = (draw) => {
      pdf.markContent('Artifact');
      draw();
      pdf.endMarkedContent();
    };
    flow(sample, {
      width: (text, size, bold) => face(size, bold).widthOfString(text),
      open: (name) => {
        tag = name;
      },
      close: () => {
        tag = null;
      },
      text: (text, x, y, size, bold) => {
        const draw = () => face(size, bold).text(text, x, y, { lineBreak: false });
        if (tag === null) artifact(draw);
        else root.add(pdf.struct(tag, draw));
      },
      rule: (x, y, width) =>
        artifact(() =>
          pdf
            .moveTo(x, y)
            .lineTo(x + width, y)
            .stroke(),
        ),
      box: (x, y, width, height) => artifact(() => pdf.rect(x, y, width, height).stroke()),
      page: () => pdf.addPage(),
    });
    const { count } = pdf.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      pdf.switchToPage(page);
      artifact(() =>
        face(8.5, false).text(`${sample.footer}   Page ${page + 1} of ${count}`, 72, 752, { lineBreak: false }),
      );
    }
    root.end();
    pdf.end();
  });
}

export async function open() {
  return { render, close: async () => {} };
}
