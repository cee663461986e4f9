import type { FontFamily } from './font-files';

/** Where the fonts come from: the files of the server that prints, the server's address in a browser that shows the page. */
export type FontSource = {
  /** The bytes of a face, by the file that `fontFaces` names. */
  read(file: string): Promise<Uint8Array>;
  /** The code points that every face of a family holds, of the scripts it is for; none where it is not installed. */
  coverageOf(family: FontFamily): ReadonlySet<number>;
};
