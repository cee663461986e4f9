import { chromium } from 'playwright-core';
import { chromiumArguments } from '../../../scripts/lib/test/chromium-arguments.mjs';
import { bytes } from '../fonts.mjs';

const face = (weight, data) =>
  `@font-face{font-family:Reading;font-weight:${weight};src:url(data:font/ttf;base64,${data.toString('base64')})}`;
const style = `${face(400, bytes.regular)}${face(700, bytes.bold)}
body{font:12pt/1.4 Reading;margin:0}h1{font-size:26pt;margin:0}h2{font-size:15pt;margin:10pt 0 4pt;break-after:avoid}
ul{margin:0 0 6pt;padding-left:14pt}p{margin:0 0 6pt}.urgent{border:2pt solid #a8201a;padding:8pt}
.callout{border-left:4pt solid #8a5a00;background:#fdf6e7;padding:8pt}table{border-collapse:collapse;width:100%}
td,th{text-align:left;border-bottom:.6pt solid #d3d6da;padding:4pt}tr{break-inside:avoid}`;

function block(one) {
  if (one.type === 'paragraph') return `<p>${one.text}</p>`;
  if (one.type === 'callout') return `<div class="callout">${one.text}</div>`;
  if (one.type === 'bullets') return `<ul>${one.items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  const row = (cells, name) => `<tr>${cells.map((cell) => `<${name}>${cell}</${name}>`).join('')}</tr>`;
  return `<table><thead>${row(one.header, 'th')}</thead><tbody>${one.rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
}

const html = (sample) => `<p>${sample.clinic.name}, ${sample.clinic.address}, ${sample.clinic.phone}</p>
<h1>${sample.title}</h1><p>For ${sample.patient}, ${sample.date}</p>${sample.sections
  .map(
    (section) =>
      `<section class="${section.urgent ? 'urgent' : ''}"><h2>${section.heading}</h2>${section.blocks.map(block).join('')}</section>`,
  )
  .join('')}`;

const frame = `<!doctype html><html lang="en"><head><title>Handout</title><style>${style}</style></head><body></body></html>`;

/** `newPage`: a fresh page for each handout, as a careful server does; otherwise one page is filled anew. */
export async function open({ executablePath, newPage }) {
  const browser = await chromium.launch({
    executablePath,
    args: chromiumArguments,
  });
  const open = async () => {
    const page = await browser.newPage();
    await page.setContent(frame);
    return page;
  };
  const kept = newPage ? null : await open();
  const print = async (page, sample) => {
    await page.evaluate(async (body) => {
      document.body.innerHTML = body;
      await document.fonts.ready;
    }, html(sample));
    return page.pdf({
      format: 'Letter',
      tagged: true,
      outline: true,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: `<div style="font-size:8.5pt;margin:0 72pt">${sample.footer} Page <span class="pageNumber"></span> of <span class="totalPages"></span></div>`,
      margin: { top: '0.69in', bottom: '0.83in', left: '1in', right: '1in' },
    });
  };
  return {
    async render(sample) {
      if (kept) return print(kept, sample);
      const page = await open();
      try {
        return await print(page, sample);
      } finally {
        await page.close();
      }
    },
    close: () => browser.close(),
  };
}
