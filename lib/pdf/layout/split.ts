import { endOf, startOf } from './measure';
import { bottomOf, isPicture, isRow, isText, isView, type LaidOutNode, movedTo, type TextLine } from './nodes';
import { heightOf } from './text';

/** A node cut at the foot of a page: what still fits, and what goes on. One of the two may be empty. */
type Cut = { head: LaidOutNode | null; tail: LaidOutNode | null };

/** A paragraph never leaves fewer lines than this behind, nor takes fewer along. */
const ORPHANS = 2;
const WIDOWS = 2;

/** The tallest head, in points, that is repeated on each page: a quarter of the paper. */
const TALLEST_REPEATED_HEAD = 200;

/** Rounding errors of sums must not push a line to the next page. */
const TOLERANCE = 0.01;

const isFixed = (node: LaidOutNode): boolean => node.props.fixed === true;
const isWhole = (node: LaidOutNode): boolean => node.props.wrap === false || isPicture(node) || isWholeText(node);
const isWholeText = ({ lines, props: { wholeLines } }: LaidOutNode): boolean =>
  lines !== undefined && typeof wholeLines === 'number' && lines.length <= wholeLines;
const presenceOf = ({ props }: LaidOutNode): number =>
  typeof props.minPresenceAhead === 'number' ? props.minPresenceAhead : 0;

/**
 * Cuts a node so that the head is at most `height` points tall. `force`: it stands at the top of a page and
 * still does not fit, so that even what asked to stay whole is cut rather than lost. `tallest`: as much as a page holds;
 * what is taller need not wait for the next one.
 */
function cut(node: LaidOutNode, height: number, force: boolean, tallest: number): Cut {
  if (node.box.height <= height + TOLERANCE) return { head: node, tail: null };
  const fitsPage = node.box.height <= tallest + TOLERANCE;
  if (!force && fitsPage && isWhole(node)) return { head: null, tail: node };
  if (isPicture(node)) return { head: node, tail: null };
  if (isText(node)) return cutText(node, height, force);
  return isRow(node) ? cutRow(node, height, force, tallest) : cutColumn(node, height, force, tallest);
}

function cutText(node: LaidOutNode, height: number, force: boolean): Cut {
  const lines = node.lines ?? [];
  const room = height - startOf(node.box);
  let fitting = 0;
  let used = 0;
  for (const line of lines) {
    used += line.box.height;
    if (used > room + TOLERANCE) break;
    fitting += 1;
  }
  let count = Math.min(fitting, lines.length - WIDOWS);
  if (count < ORPHANS) count = force ? Math.max(1, fitting) : 0;
  if (count <= 0) return { head: null, tail: node };
  if (count >= lines.length) return { head: node, tail: null };
  return { head: withLines(node, lines.slice(0, count)), tail: withLines(node, lines.slice(count)) };
}

function withLines(node: LaidOutNode, lines: readonly TextLine[]): LaidOutNode {
  return { ...node, lines, box: { ...node.box, height: heightOf(lines) + startOf(node.box) + endOf(node.box) } };
}

/** Every column of a row is cut at the same height; the row goes on only when each of them has begun or is over. */
function cutRow(node: LaidOutNode, height: number, force: boolean, tallest: number): Cut {
  const room = height - endOf(node.box);
  const cuts = node.children.map((child) => ({ child, ...cut(child, room - child.box.top, force, tallest) }));
  if (cuts.some(({ head }) => head === null)) return { head: null, tail: node };
  const heads = cuts.flatMap(({ head, child }) => (head ? [movedTo(head, child.box.top)] : []));
  const tails = cuts.map(({ tail, child }) => movedTo(tail ?? emptied(child), startOf(node.box)));
  const isFilling = cuts.map(
    ({ child }) => isView(child) && bottomOf(child) >= node.box.height - endOf(node.box) - TOLERANCE,
  );
  return {
    head: resized(node, asTall(heads, isFilling)),
    tail: resized(node, asTall(tails, isFilling)),
  };
}

/**
 * Boxes that filled their row also fill its parts on both pages, so two frames side by side end alike. A finished column
 * stays flat: it has no line at which a later page could cut it.
 */
function asTall(columns: readonly LaidOutNode[], isFilling: readonly boolean[]): LaidOutNode[] {
  const bottom = Math.max(...columns.map(bottomOf));
  return columns.map((column, index) =>
    isFilling[index] === true && column.children.length > 0
      ? { ...column, box: { ...column.box, height: bottom - column.box.top } }
      : column,
  );
}

/** Keeps a finished column's place, so that the others stay where they are. */
function emptied(node: LaidOutNode): LaidOutNode {
  const { lines: _lines, ...rest } = node;
  return { ...rest, type: 'VIEW', props: {}, style: {}, children: [], box: { ...node.box, height: 0 } };
}

function cutColumn(node: LaidOutNode, height: number, force: boolean, tallest: number): Cut {
  const { head, tail } = fill(node.children, height - endOf(node.box), force, tallest);
  if (head.length === 0) return { head: null, tail: node };
  if (tail.length === 0) return { head: resized(node, head), tail: null };
  const repeated = repeatedOnEachPage(node, tail);
  const { continuation, ...rest } = node;
  // Once it stands in the rest, it is one of the children that stand on each page.
  const goesOn = continuation && repeated.includes(continuation) ? rest : node;
  return { head: resized(node, head), tail: resized(goesOn, restacked([...repeated, ...tail], startOf(node.box))) };
}

/** A head that takes much of the page, or that itself goes on, is not worth repeating: the rest would never end. */
function repeatedOnEachPage(node: LaidOutNode, tail: readonly LaidOutNode[]): LaidOutNode[] {
  const fixed = [...node.children.filter(isFixed), ...continuationOf(node, tail)];
  const tall = fixed.reduce((sum, child) => sum + child.box.height, 0) > TALLEST_REPEATED_HEAD;
  return tall || tail.some(isFixed) ? [] : fixed;
}

/** A first child that itself goes on needs no repetition. */
function continuationOf({ continuation, children }: LaidOutNode, tail: readonly LaidOutNode[]): LaidOutNode[] {
  // The parts of a node on several pages share its props.
  return continuation && tail[0]?.props !== children[0]?.props ? [continuation] : [];
}

/**
 * Places the children of a column from the top until `height`, and says what is left. A child that must not
 * stand last (a heading, a table's head) goes on with what follows it. Children keep the positions they came with.
 * `tallest`: as much as a page holds.
 */
export function fill(
  children: readonly LaidOutNode[],
  height: number,
  force: boolean,
  tallest: number,
): { head: LaidOutNode[]; tail: LaidOutNode[] } {
  const head: LaidOutNode[] = [];
  let index = 0;
  let rest: LaidOutNode | null = null;
  for (; index < children.length; index += 1) {
    const child = children[index];
    if (!child) break;
    if (bottomOf(child) <= height + TOLERANCE) {
      head.push(child);
      continue;
    }
    const onlyRepeats = head.every(isFixed);
    const { head: part, tail } = cut(child, height - child.box.top, force && onlyRepeats, tallest);
    if (part) {
      head.push(movedTo(part, child.box.top));
      rest = tail;
      index += 1;
    } else if (force && onlyRepeats) {
      // Nothing of it can be cut: it runs over the edge, or the pages would never end.
      head.push(child);
      index += 1;
    }
    break;
  }
  if (index >= children.length && rest === null) return { head, tail: [] };
  let kept = wellEnded(head, rest === null ? children[index] : 'itself');
  // Nothing but a repeated head would stand here. Where there is no better page, it stays as it is.
  if (head.slice(0, kept).every(isFixed)) {
    if (!force) return { head: [], tail: [...children] };
    kept = head.length;
  }
  if (kept < head.length) return { head: head.slice(0, kept), tail: children.slice(kept) };
  const goesOn = children.slice(index);
  const cutChild = children[index - 1];
  // Stands where it ended, so that the distance to the next one stays what it was.
  if (rest && cutChild) goesOn.unshift(movedTo(rest, bottomOf(cutChild) - rest.box.height));
  return { head, tail: goesOn };
}

/**
 * How many of the placed children may stay, so that none which needs company below it stands last. All the
 * company there is will do: `next`, which goes on to the next page, begins something new. Or the last child goes on
 * there `itself`, and is not alone.
 */
function wellEnded(head: readonly LaidOutNode[], next: LaidOutNode | 'itself' | undefined): number {
  let kept = head.length;
  for (let place = head.length - 1; place >= 0; place -= 1) {
    const child = head[place];
    const last = head[kept - 1];
    if (!child || !last) break;
    const company = bottomOf(last) - bottomOf(child);
    const needed = presenceOf(child);
    if (needed === 0 || company >= needed - TOLERANCE) continue;
    const following = kept < head.length ? head[kept] : next;
    if (following === 'itself' && place === head.length - 1) continue;
    const complete =
      company > TOLERANCE && following !== undefined && following !== 'itself' && presenceOf(following) > 1;
    if (!complete) kept = place;
  }
  return kept;
}

/** Children moved up so that the first stands at `top`, with the distances between them as they were. */
export function restacked(children: readonly LaidOutNode[], top: number): LaidOutNode[] {
  let end = top;
  let previous: LaidOutNode | undefined;
  return children.map((child) => {
    // A repeated head and the first of the rest stood apart; on this page they stand together.
    const distance = previous && !isFixed(previous) ? Math.max(0, child.box.top - bottomOf(previous)) : 0;
    const moved = movedTo(child, end + distance);
    previous = child;
    end = bottomOf(moved);
    return moved;
  });
}

function resized(node: LaidOutNode, children: readonly LaidOutNode[]): LaidOutNode {
  const height = Math.max(startOf(node.box), ...children.map(bottomOf)) + endOf(node.box);
  return { ...node, children, box: { ...node.box, height } };
}
