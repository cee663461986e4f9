import { listsFromWord } from './word-lists';

/**
 * What Word, a web page or a PDF reader puts on the clipboard, made ready for the editor's own parser, which keeps
 * only what a body can hold. Here is what that parser cannot know: that Word's lists are paragraphs, that a heading
 * is worth a bold line, that a line break is no space, and that a table cell of two columns leaves a gap.
 * Words are never changed or left out; only what surrounds them is.
 */
export function cleanPastedHtml(html: string): string {
  // The editor's own copies need no cleaning, and know more than HTML says.
  if (html.includes('data-pm-slice')) return html;
  const { body } = new DOMParser().parseFromString(withoutActive(withoutConditionals(html)), 'text/html');
  for (const unseen of body.querySelectorAll('style, script, meta, link, title, xml, template, [hidden]')) {
    unseen.remove();
  }
  for (const element of body.querySelectorAll<HTMLElement>('[style*="display:none"], [style*="mso-hide:all"]')) {
    element.remove();
  }
  listsFromWord(body);
  headingsToBold(body);
  notReallyBold(body);
  checklists(body);
  tables(body);
  lineBreaks(body);
  return body.innerHTML;
}

/** Word hides what it says twice in conditional comments; DOMParser would show the downlevel-revealed kind's content. */
function withoutConditionals(html: string): string {
  return html
    .replace(/<!--\[if [^\]]*\]>[\s\S]*?<!\[endif\]-->/gi, '')
    .replace(/<!\[(?:if [^\]]*|endif)\]>/gi, '')
    .replace(/<(\/?)o:p>/gi, '<$1span>');
}

/**
 * Scripts, styles and event handlers would never run here, but the browser reports each one that it has to stop, and
 * such reports are for what slipped into a page, not for what a clinician copied.
 */
function withoutActive(html: string): string {
  return html
    .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\son\w+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, ''));
}

/** A section has one heading, its own: others become a bold line. */
function headingsToBold(body: HTMLElement): void {
  for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    if (heading.textContent?.trim() === '') {
      heading.remove();
      continue;
    }
    const paragraph = heading.ownerDocument.createElement('p');
    const bold = heading.ownerDocument.createElement('strong');
    bold.append(...heading.childNodes);
    paragraph.append(bold);
    heading.replaceWith(paragraph);
  }
}

/** Google Docs wraps a whole copy in a <b> that says it is not bold. */
function notReallyBold(body: HTMLElement): void {
  for (const bold of body.querySelectorAll<HTMLElement>('b, strong')) {
    if (/^(?:normal|400)$/.test(bold.style.fontWeight)) bold.replaceWith(...bold.childNodes);
  }
}

const BOX = /^\s*[☐☑☒□❑▢]\s*/u;

/** A list whose every item begins with a box is a checklist. */
function checklists(body: HTMLElement): void {
  for (const list of body.querySelectorAll('ul, ol')) {
    const items = [...list.children].filter((child) => child.matches('li'));
    const hasBox = (item: Element): boolean =>
      BOX.test(item.textContent ?? '') || item.querySelector('input[type=checkbox]') !== null;
    if (items.length === 0 || !items.every(hasBox)) continue;
    for (const item of items) {
      item.querySelector('input[type=checkbox]')?.remove();
      const first = firstText(item);
      if (first?.nodeValue) first.nodeValue = first.nodeValue.replace(BOX, '');
    }
    const checklist = list.ownerDocument.createElement('ul');
    checklist.dataset.checklist = '';
    checklist.append(...items);
    list.replaceWith(checklist);
  }
}

function firstText(node: Node): Node | null {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE && child.nodeValue?.trim()) return child;
    const found = firstText(child);
    if (found) return found;
  }
  return null;
}

/** Cells that span columns or rows are followed by empty ones, so that every row has as many; tables in cells become words. */
function tables(body: HTMLElement): void {
  for (const inner of body.querySelectorAll('table table')) {
    const rows = [...inner.querySelectorAll('tr')].map((row) => {
      const paragraph = body.ownerDocument.createElement('p');
      paragraph.textContent = [...row.children].map((cell) => cell.textContent?.trim()).join(' ');
      return paragraph;
    });
    inner.replaceWith(...rows);
  }
  for (const table of body.querySelectorAll('table')) {
    // A table of one cell is a frame, and one of rows without cells is nothing.
    const cells = [...table.querySelectorAll('td, th')];
    if (cells.length === 1) table.replaceWith(...(cells[0]?.childNodes ?? []));
    else if (cells.length > 1) evenRows(table);
    else table.remove();
  }
}

function evenRows(table: HTMLTableElement): void {
  const rows = [...table.rows];
  const taken: boolean[][] = rows.map(() => []);
  rows.forEach((row, rowIndex) => {
    let column = 0;
    for (const cell of [...row.cells]) {
      while (taken[rowIndex]?.[column]) {
        row.insertBefore(emptyCell(table), cell);
        column += 1;
      }
      const { colSpan, rowSpan } = cell;
      cell.removeAttribute('colspan');
      cell.removeAttribute('rowspan');
      for (let below = 1; below < Math.min(rowSpan, rows.length - rowIndex); below += 1) {
        for (let across = 0; across < colSpan; across += 1) (taken[rowIndex + below] ?? [])[column + across] = true;
      }
      for (let across = 1; across < colSpan; across += 1) cell.after(emptyCell(table));
      column += colSpan;
    }
  });
  const widest = Math.max(...rows.map((row) => row.cells.length));
  for (const row of rows) while (row.cells.length < widest) row.append(emptyCell(table));
}

const emptyCell = (table: HTMLTableElement): HTMLTableCellElement => table.ownerDocument.createElement('td');

/** The editor's parser drops a line break and joins the words around it; each becomes a new paragraph. */
function lineBreaks(body: HTMLElement): void {
  for (const block of body.querySelectorAll('p, li, td, th, div')) {
    if (!block.querySelector(':scope > br') && !hasInlineBreak(block)) continue;
    splitAtBreaks(block);
  }
  for (const left of body.querySelectorAll('br')) left.replaceWith(' ');
}

/** Is there a break inside a bold or linked stretch of this block? */
function hasInlineBreak(block: Element): boolean {
  return [...block.querySelectorAll('br')].some((one) => one.closest('p, li, td, th, div') === block);
}

function splitAtBreaks(block: Element): void {
  // A break within a bold stretch ends the stretch too: the stretch is taken apart first.
  for (const one of block.querySelectorAll('br')) {
    let parent = one.parentElement;
    while (parent && parent !== block) {
      const after = parent.cloneNode(false) as Element; // the clone of an element is one
      while (one.nextSibling) after.append(one.nextSibling);
      parent.after(one, after);
      parent = one.parentElement;
    }
  }
  const lines: Node[][] = [[]];
  for (const node of [...block.childNodes]) {
    if (node.nodeName === 'BR') lines.push([]);
    else lines.at(-1)?.push(node);
  }
  const paragraphs = lines
    .filter((line) => line.some((node) => node.textContent?.trim() !== ''))
    .map((line) => {
      const [only] = line;
      if (line.length === 1 && only instanceof HTMLElement && only.matches('p, ul, ol, table')) return only;
      const paragraph = block.ownerDocument.createElement('p');
      paragraph.append(...line);
      return paragraph;
    });
  if (block.matches('p')) block.replaceWith(...paragraphs);
  else block.replaceChildren(...paragraphs);
}
