import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const product = createRequire(new URL('../../package.json', import.meta.url));
const folder = '@expo-google-fonts/atkinson-hyperlegible-next';

/** The same two faces for every engine, from the product's own packages. */
export const files = {
  regular: product.resolve(`${folder}/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf`),
  bold: product.resolve(`${folder}/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf`),
};
export const bytes = { regular: readFileSync(files.regular), bold: readFileSync(files.bold) };

const here = createRequire(import.meta.url);
const woff = (weight) =>
  here.resolve(`@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${weight}-normal.woff`);
/** As a web project would have them: Fontsource's Latin subsets. */
export const woffFiles = { regular: woff(400), bold: woff(700) };
