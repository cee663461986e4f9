/**
 * Word puts a list on the clipboard as paragraphs, each with the name and level of its list in its style
 * ("mso-list:l0 level2 lfo1") and its bullet or number as text in a span "mso-list:Ignore".
 */

type WordItem = { paragraph: HTMLElement; level: number; ordered: boolean };

const LEVEL = /mso-list:\s*l\d+\s+level(\d+)/i;

export function listsFromWord(body: HTMLElement): void {
  const items = [...body.querySelectorAll<HTMLElement>('[style*="mso-list" i]')].flatMap((paragraph) => {
    const level = LEVEL.exec(paragraph.getAttribute('style') ?? '')?.[1];
    return level ? [itemOf(paragraph, Number(level))] : [];
  });
  for (const run of runsOf(items)) {
    const [first] = run;
    if (!first) continue;
    const place = body.ownerDocument.createComment('');
    first.paragraph.before(place);
    place.replaceWith(listOf(run, body.ownerDocument));
  }
}

function itemOf(paragraph: HTMLElement, level: number): WordItem {
  const marker = [...paragraph.querySelectorAll<HTMLElement>('span')].find((span) =>
    /mso-list:\s*Ignore/i.test(span.getAttribute('style') ?? ''),
  );
  const ordered = /^\s*\(?(?:\d+|[a-z]|[ivxlc]+)[.)]/i.test(marker?.textContent ?? '');
  marker?.remove();
  return { paragraph, level, ordered };
}

/** Items that follow each other with nothing but white space between them are one list. */
function runsOf(items: readonly WordItem[]): WordItem[][] {
  const runs: WordItem[][] = [];
  for (const item of items) {
    const before = runs.at(-1)?.at(-1);
    if (before && nextElement(before.paragraph) === item.paragraph) runs.at(-1)?.push(item);
    else runs.push([item]);
  }
  return runs;
}

function nextElement(element: HTMLElement): Element | null {
  const next = element.nextElementSibling;
  return next?.textContent?.trim() === '' && next.matches('p, span') ? next.nextElementSibling : next;
}

/** A deeper level is a list inside the item before it. */
function listOf(run: readonly WordItem[], document: Document): HTMLElement {
  const top = Math.min(...run.map(({ level }) => level));
  const groups: { head: WordItem; deeper: WordItem[] }[] = [];
  for (const item of run) {
    const group = groups.at(-1);
    if (group && item.level > top) group.deeper.push(item);
    else groups.push({ head: item, deeper: [] });
  }
  const list = document.createElement(groups[0]?.head.ordered ? 'ol' : 'ul');
  for (const { head, deeper } of groups) {
    const item = document.createElement('li');
    const words = document.createElement('p');
    words.append(...head.paragraph.childNodes);
    head.paragraph.remove();
    item.append(words);
    if (deeper.length > 0) item.append(listOf(deeper, document));
    list.append(item);
  }
  return list;
}
