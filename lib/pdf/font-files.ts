import { join } from 'node:path';

/**
 * The font stack, in order of preference. All are full static TrueType files from npm packages:
 * woff2 crashes when subset, and per-script subsets share one PostScript name, which makes pdfkit
 * embed a font per run.
 */
export const fontFamilies = [
  'Atkinson Hyperlegible Next',
  'Noto Sans',
  'Noto Sans Math',
  'Noto Sans Symbols 2',
] as const;
export type FontFamily = (typeof fontFamilies)[number];

export type FontFace = { weight: 400 | 700; style: 'normal' | 'italic'; file: string };

// Resolved from the working directory, like everything that is read at run time: the module's own
// address differs between the test runner, the worker bundle and the Next server bundle.
function fontFile(folder: string, name: string, variant: string): string {
  return join(process.cwd(), 'node_modules/@expo-google-fonts', folder, variant, `${name}_${variant}.ttf`);
}

function fourFaces(folder: string, name: string): FontFace[] {
  return [
    { weight: 400, style: 'normal', file: fontFile(folder, name, '400Regular') },
    { weight: 700, style: 'normal', file: fontFile(folder, name, '700Bold') },
    { weight: 400, style: 'italic', file: fontFile(folder, name, '400Regular_Italic') },
    { weight: 700, style: 'italic', file: fontFile(folder, name, '700Bold_Italic') },
  ];
}

/** Symbols come in one cut only; it stands in for all four so that bold text never falls to another family. */
function oneFace(folder: string, name: string): FontFace[] {
  const file = fontFile(folder, name, '400Regular');
  return fourFaces(folder, name).map((face) => ({ ...face, file }));
}

export function fontFaces(family: FontFamily): FontFace[] {
  switch (family) {
    case 'Atkinson Hyperlegible Next':
      return fourFaces('atkinson-hyperlegible-next', 'AtkinsonHyperlegibleNext');
    case 'Noto Sans':
      return fourFaces('noto-sans', 'NotoSans');
    case 'Noto Sans Math':
      return oneFace('noto-sans-math', 'NotoSansMath');
    case 'Noto Sans Symbols 2':
      return oneFace('noto-sans-symbols-2', 'NotoSansSymbols2');
  }
}
