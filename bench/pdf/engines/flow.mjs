/**
 * Lays a sample out by hand, for engines that only draw: lines of words, boxes, rows, new pages. `pen` is
 * the engine: width(text, size, bold), text(text, x, y, size, bold), rule(x, y, width), box(x, y, width, height), page().
 */
const LEFT = 72;
const WIDTH = 468;
const BOTTOM = 720;

export function flow(sample, pen) {
  let y = 50;
  const room = (height) => {
    if (y + height <= BOTTOM) return;
    pen.page();
    y = 50;
  };
  const wrap = (text, size, bold, width) => {
    const lines = [];
    let current = '';
    for (const word of text.split(' ')) {
      const longer = current === '' ? word : `${current} ${word}`;
      if (pen.width(longer, size, bold) <= width) current = longer;
      else {
        lines.push(current);
        current = word;
      }
    }
    lines.push(current);
    return lines;
  };
  const write = (text, { size = 12, bold = false, x = LEFT, width = WIDTH, tag = 'P' } = {}) => {
    pen.open?.(tag);
    for (const one of wrap(text, size, bold, width)) {
      room(size * 1.4);
      pen.text(one, x, y, size, bold);
      y += size * 1.4;
    }
    pen.close?.();
  };
  write(`${sample.clinic.name}, ${sample.clinic.address}, ${sample.clinic.phone}`);
  write(sample.title, { size: 26, bold: true, tag: 'H1' });
  write(`For ${sample.patient}, ${sample.date}`);
  for (const section of sample.sections) {
    y += 10;
    room(60);
    const top = y;
    write(section.heading, { size: 15, bold: true, tag: 'H2' });
    for (const block of section.blocks) {
      if (block.type === 'paragraph') write(block.text);
      if (block.type === 'callout') {
        const from = y;
        write(block.text, { x: LEFT + 14, width: WIDTH - 28 });
        pen.box(LEFT, from, 4, y - from);
      }
      for (const item of block.items ?? []) {
        pen.text('•', LEFT, y, 12, false);
        write(item, { x: LEFT + 14, width: WIDTH - 14, tag: 'LI' });
      }
      for (const row of block.type === 'table' ? [block.header, ...block.rows] : []) {
        const columns = row.map((cell) => wrap(cell, 12, false, WIDTH / row.length - 8));
        const height = Math.max(...columns.map((lines) => lines.length)) * 16;
        room(height);
        columns.forEach((lines, column) => {
          pen.open?.('TD');
          for (const [index, one] of lines.entries()) {
            pen.text(one, LEFT + (column * WIDTH) / row.length, y + index * 16, 12, false);
          }
          pen.close?.();
        });
        y += height;
        pen.rule(LEFT, y, WIDTH);
      }
      y += 6;
    }
    if (section.urgent) pen.box(LEFT - 8, top - 4, WIDTH + 16, y - top);
  }
}
