import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { bytes } from '../fonts.mjs';

const escaped = (text) => text.replace(/[\\#*_`$<>@=+\-/[\]~']/g, '\\$&');

function block(one) {
  if (one.type === 'paragraph') return `${escaped(one.text)}\n\n`;
  if (one.type === 'callout')
    return `#block(inset: 8pt, fill: rgb("#fdf6e7"), stroke: (left: 4pt + rgb("#8a5a00")))[${escaped(one.text)}]\n`;
  if (one.type === 'bullets') return `${one.items.map((item) => `- ${escaped(item)}`).join('\n')}\n\n`;
  const cells = (row) => row.map((cell) => `[${escaped(cell)}]`).join(', ');
  return `#table(columns: (1fr, 1fr), stroke: (bottom: 0.6pt), table.header(${cells(one.header)}), ${one.rows.map(cells).join(', ')})\n`;
}

function source(sample) {
  const sections = sample.sections.map((section) => {
    const inside = `== ${escaped(section.heading)}\n${section.blocks.map(block).join('')}`;
    return section.urgent ? `#block(stroke: 2pt + rgb("#a8201a"), inset: 8pt, width: 100%)[\n${inside}]` : inside;
  });
  return `#set document(title: "${sample.title}")
#set page(paper: "us-letter", margin: (x: 72pt, top: 50pt, bottom: 60pt), footer: context [#text(8.5pt)[${escaped(sample.footer)} #h(1fr) Page #counter(page).display() of #counter(page).final().first()]])
#set text(font: "Atkinson Hyperlegible Next", size: 12pt, lang: "en")
${escaped(sample.clinic.name)}, ${escaped(sample.clinic.address)}, ${escaped(sample.clinic.phone)}

= ${escaped(sample.title)}
For ${escaped(sample.patient)}, ${escaped(sample.date)}

${sections.join('\n')}`;
}

export async function open() {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [bytes.regular, bytes.bold] }] });
  return {
    async render(sample) {
      const pdf = compiler.pdf({ mainFileContent: source(sample) }, { pdfStandard: 'ua-1' });
      compiler.evictCache(30);
      return pdf;
    },
    close: async () => {},
  };
}
