import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Follows from function to function what the tests measure. It reads the sources alone: no types, no run. */

/** `<file>#<name>` of a declaration at the top of a module. */
type Name = string;

type Declaration = { node: ts.Node; isExported: boolean; takesText: boolean };
type Module = { declarations: ReadonlyMap<string, Declaration>; imports: ReadonlyMap<string, Name> };

export class Sources {
  private readonly modules = new Map<string, Module>();

  constructor(private readonly root: string) {}

  /** Every declaration that one of these files uses, or that one of those uses in turn. */
  reachedFrom(files: readonly string[]): ReadonlySet<Name> {
    const seen = new Set<Name>();
    const visit = (name: Name): void => {
      if (seen.has(name)) return;
      seen.add(name);
      const [file = '', local = ''] = name.split('#');
      const module = this.module(file);
      const found = module.declarations.get(local);
      const passedOn = module.imports.get(local);
      if (found) this.usedIn(found.node, file).forEach(visit);
      else if (passedOn) visit(passedOn);
    };
    for (const file of files) for (const used of this.module(file).imports.values()) visit(used);
    return seen;
  }

  /** The exported functions of a file that take a text. */
  readersIn(file: string): Name[] {
    return [...this.module(file).declarations]
      .filter(([, { isExported, takesText }]) => isExported && takesText)
      .map(([name]) => `${file}#${name}`);
  }

  private usedIn(node: ts.Node, file: string): Name[] {
    const { declarations, imports } = this.module(file);
    const names = new Set<Name>();
    const walk = (inner: ts.Node): void => {
      if (ts.isIdentifier(inner)) {
        const imported = imports.get(inner.text);
        if (imported) names.add(imported);
        else if (declarations.has(inner.text)) names.add(`${file}#${inner.text}`);
      }
      ts.forEachChild(inner, walk);
    };
    walk(node);
    return [...names];
  }

  private module(file: string): Module {
    const known = this.modules.get(file);
    if (known) return known;
    const text = readFileSync(path.join(this.root, file), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const module = { declarations: declarationsOf(source), imports: this.importsOf(source, file) };
    this.modules.set(file, module);
    return module;
  }

  /** What is imported or passed on from our own modules, by its local name. */
  private importsOf(source: ts.SourceFile, file: string): Map<string, Name> {
    const imports = new Map<string, Name>();
    for (const statement of source.statements) {
      const isImport = ts.isImportDeclaration(statement);
      if (!isImport && !ts.isExportDeclaration(statement)) continue;
      const from = statement.moduleSpecifier;
      const names = isImport ? statement.importClause?.namedBindings : statement.exportClause;
      const target = from && ts.isStringLiteral(from) ? this.fileOf(file, from.text) : undefined;
      if (!target || !names || !('elements' in names)) continue;
      for (const { name, propertyName } of names.elements) {
        imports.set(name.text, `${target}#${(propertyName ?? name).text}`);
      }
    }
    return imports;
  }

  private fileOf(from: string, name: string): string | undefined {
    if (!name.startsWith('.') && !name.startsWith('@/')) return undefined;
    const base = name.startsWith('@/') ? name.slice(2) : path.posix.join(path.posix.dirname(from), name);
    return [`${base}.ts`, `${base}.tsx`, `${base}/index.ts`, base].find(
      (file) => /\.tsx?$/.test(file) && existsSync(path.join(this.root, file)),
    );
  }
}

function declarationsOf(source: ts.SourceFile): Map<string, Declaration> {
  const found = new Map<string, Declaration>();
  for (const statement of source.statements) {
    const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
    const isExported = modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
      const takesText = ts.isFunctionDeclaration(statement) && hasText(statement.parameters);
      if (statement.name) found.set(statement.name.text, { node: statement, isExported, takesText });
    } else if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (!ts.isIdentifier(name) || !initializer) continue;
        const takesText = ts.isArrowFunction(initializer) && hasText(initializer.parameters);
        found.set(name.text, { node: initializer, isExported, takesText });
      }
    }
  }
  return found;
}

const hasText = (parameters: readonly ts.ParameterDeclaration[]): boolean =>
  parameters.some(
    ({ type }) => type !== undefined && /\b(?:string|SectionBody|HandoutDocument|CheckInput)\b/.test(type.getText()),
  );
