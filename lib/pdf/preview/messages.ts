import type { HandoutDocument } from '@/lib/domain/handout/document';
import type { LastPage } from './last-page-content';
import type { PageSpot } from './page-spots';

/** What the builder asks of the worker that lays out its pages, and what it hears. */

export type PreviewRequest = {
  /** Answers name the request that they belong to. */
  id: number;
  document: HandoutDocument;
  /** Device pixels to the point. */
  scale: number;
  /** The pages on screen or near it, from 0: only these are painted. */
  near: readonly number[];
};

export type ShownPage = {
  /** Points. */
  width: number;
  height: number;
  spots: PageSpot[];
  /** Null for a page that is far from the screen. */
  picture: ImageBitmap | null;
};

export type PreviewAnswer =
  /** Said once, by itself: HarfBuzz is there. A message sent earlier is lost, as nobody listens yet. */
  | { is: 'ready' }
  | { is: 'pages'; id: number; pages: ShownPage[]; lastPage: LastPage }
  /** The fewest pages that the handout takes when it is set as close as it may be. Told when there is time. */
  | { is: 'closest'; id: number; pageCount: number }
  /** This document cannot be laid out; another may. */
  | { is: 'refused'; id: number; reason: string };
