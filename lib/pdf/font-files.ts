/**
 * The fonts. All are full static TrueType files from npm packages: woff2 crashes when subset, and
 * per-script subsets share one PostScript name, which makes pdfkit embed a font per run.
 */
export const fontFamilies = [
  'Atkinson Hyperlegible Next',
  'Noto Sans',
  'Noto Sans Arabic',
  'Noto Nastaliq Urdu',
  'Noto Sans Hebrew',
  'Noto Sans Bengali',
  'Noto Sans SC',
  'Noto Sans TC',
  'Noto Sans KR',
  'Noto Sans Math',
  'Noto Sans Symbols 2',
] as const;
export type FontFamily = (typeof fontFamilies)[number];

export type FontFace = {
  weight: 400 | 700;
  style: 'normal' | 'italic';
  /** From the project's folder; its last part alone tells it from all others. */
  file: string;
};

function fontFile(folder: string, name: string, variant: string, root = ''): string {
  return `${root}node_modules/@expo-google-fonts/${folder}/${variant}/${name.replaceAll(' ', '')}_${variant}.ttf`;
}

function fourFaces(folder: string, name: string): FontFace[] {
  return [
    { weight: 400, style: 'normal', file: fontFile(folder, name, '400Regular') },
    { weight: 700, style: 'normal', file: fontFile(folder, name, '700Bold') },
    { weight: 400, style: 'italic', file: fontFile(folder, name, '400Regular_Italic') },
    { weight: 700, style: 'italic', file: fontFile(folder, name, '700Bold_Italic') },
  ];
}

/** Scripts that know no italic: upright stands in, so that emphasised text never falls to another family. */
function uprightFaces(folder: string, name: string, root = ''): FontFace[] {
  return fourFaces(folder, name).map((face) => ({
    ...face,
    file: fontFile(folder, name, face.weight === 700 ? '700Bold' : '400Regular', root),
  }));
}

/** Symbols come in one cut only; it stands in for all four. */
function oneFace(folder: string, name: string): FontFace[] {
  const file = fontFile(folder, name, '400Regular');
  return fourFaces(folder, name).map((face) => ({ ...face, file }));
}

/** Too large for every clinic to download: `npm run fonts:cjk` puts them there. */
const CHINESE_AND_KOREAN = 'fonts/cjk/';

export function fontFaces(family: FontFamily): FontFace[] {
  switch (family) {
    case 'Atkinson Hyperlegible Next':
      return fourFaces('atkinson-hyperlegible-next', family);
    case 'Noto Sans':
      return fourFaces('noto-sans', family);
    case 'Noto Sans Arabic':
      return uprightFaces('noto-sans-arabic', family);
    case 'Noto Nastaliq Urdu':
      return uprightFaces('noto-nastaliq-urdu', family);
    case 'Noto Sans Hebrew':
      return uprightFaces('noto-sans-hebrew', family);
    case 'Noto Sans Bengali':
      return uprightFaces('noto-sans-bengali', family);
    case 'Noto Sans SC':
      return uprightFaces('noto-sans-sc', family, CHINESE_AND_KOREAN);
    case 'Noto Sans TC':
      return uprightFaces('noto-sans-tc', family, CHINESE_AND_KOREAN);
    case 'Noto Sans KR':
      return uprightFaces('noto-sans-kr', family, CHINESE_AND_KOREAN);
    case 'Noto Sans Math':
      return oneFace('noto-sans-math', family);
    case 'Noto Sans Symbols 2':
      return oneFace('noto-sans-symbols-2', family);
  }
}
