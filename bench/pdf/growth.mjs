import { handout } from './sample.mjs';

const round = (value) => Number(value.toFixed(1));
const SECTIONS_A_PAGE = 3;

async function timeOf(render, sample, times) {
  const taken = [];
  for (let index = 0; index < times; index += 1) {
    const started = performance.now();
    await render(sample(index));
    taken.push(performance.now() - started);
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)];
}

/** What a longer document costs, every word of it new; and what react-pdf's usual way of cutting pages costs. */
export async function measureGrowth(engines) {
  const growth = {};
  for (const pages of [1, 2, 10, 50, 200]) {
    const times = pages <= 10 ? 7 : 3;
    const sections = Math.max(1, pages * SECTIONS_A_PAGE);
    const sample = (index) => handout(50_000 + pages * 100 + index, { fresh: true, sections });
    const ours = await timeOf(engines['plainleaf-cold'].render, sample, times);
    const entry = { ms: round(ours), msAPage: round(ours / pages) };
    if (pages <= 50) {
      const theirs = await timeOf(engines['react-pdf-ttf'].render, sample, pages <= 10 ? 3 : 1);
      Object.assign(entry, { reactPdfMs: round(theirs), ratio: Number((ours / theirs).toFixed(3)) });
    }
    growth[pages] = entry;
    process.stdout.write(`\r  ${pages} pages `);
  }
  process.stdout.write('\n');
  return growth;
}
