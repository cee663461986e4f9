/** An element of a small XML text, with its name resolved: `{namespace}local`. */
export type XmlElement = { name: string; text: string; children: XmlElement[] };

const entity = /&(?:(amp|lt|gt|quot|apos)|#(\d+)|#x([0-9a-fA-F]+));/;
const token =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+|</g;

/**
 * Reads well-formed XML 1.0 without a document type; a reader that forgives would not do here.
 * @throws Error that says what is not well formed.
 */
export function readXml(xml: string): XmlElement {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml)) throw new Error('A character that XML forbids');
  const top: XmlElement = { name: '', text: '', children: [] };
  const open: { element: XmlElement; written: string; scope: ReadonlyMap<string, string> }[] = [];
  for (const [whole, closes, written, attributes = '', isEmpty] of xml.replace(/^\ufeff/, '').matchAll(token)) {
    const here = open.at(-1);
    if (whole === '<') throw new Error('"<" begins no tag');
    if (whole.startsWith('<?') || whole.startsWith('<!--')) continue;
    if (written === undefined) {
      if (whole.replace(new RegExp(entity, 'g'), '').includes('&')) throw new Error('"&" begins no entity');
      if (here) here.element.text += decoded(whole);
      else if (whole.trim() !== '') throw new Error('Text outside the root element');
    } else if (closes === '/') {
      if (here?.written !== written) throw new Error(`</${written}> closes nothing that is open`);
      open.pop();
    } else {
      const scope = withNamespaces(here?.scope ?? new Map(), attributes);
      const element: XmlElement = { name: resolved(written, scope), text: '', children: [] };
      (here?.element ?? top).children.push(element);
      if (isEmpty !== '/') open.push({ element, written, scope });
    }
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)?.written}> is never closed`);
  const [root, ...others] = top.children;
  if (!root || others.length > 0) throw new Error('Not exactly one root element');
  return root;
}

function withNamespaces(scope: ReadonlyMap<string, string>, attributes: string): ReadonlyMap<string, string> {
  const declared = [...attributes.matchAll(/\sxmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g)];
  const inner = new Map([...scope, ...declared.map(([, prefix = '', uri = '']) => [prefix, uri] as const)]);
  for (const [, name = '', value = ''] of attributes.matchAll(/\s([\w:.-]+)\s*=\s*["']([^"']*)["']/g)) {
    if (value.replace(new RegExp(entity, 'g'), '').includes('&')) throw new Error('"&" begins no entity');
    if (name.includes(':') && !/^(xmlns|xml):/.test(name)) resolved(name, inner);
  }
  return inner;
}

function resolved(written: string, scope: ReadonlyMap<string, string>): string {
  const [prefix, local] = written.includes(':') ? written.split(':') : ['', written];
  if (prefix === '') return `{}${local}`;
  const uri = scope.get(prefix ?? '');
  if (uri === undefined) throw new Error(`The prefix "${prefix}" stands for nothing`);
  return `{${uri}}${local}`;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(new RegExp(entity, 'g'), (_, name?: string, decimal?: string, hex?: string) =>
    name ? (named[name] ?? '') : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex ?? '0', 16)),
  );
}

/** Every element of that name, the root included. */
export function findAll(element: XmlElement, name: string): XmlElement[] {
  return [...(element.name === name ? [element] : []), ...element.children.flatMap((child) => findAll(child, name))];
}
