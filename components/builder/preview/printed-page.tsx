'use client';

import { useLayoutEffect, useRef } from 'react';
import { keyed } from '@/lib/pdf/keyed';
import type { ShownPage } from '@/lib/pdf/preview/messages';
import type { PageSpot } from '@/lib/pdf/preview/page-spots';

type PrintedPageProps = {
  page: ShownPage;
  index: number;
  pointedKey: string | null;
  onEdit: ((spot: PageSpot) => void) | undefined;
};

/**
 * A page as it will be printed. For the eye and the mouse alone: the same words stand beside it as text, and
 * everything that a click reaches is in the lists and fields on the left.
 */
export function PrintedPage({ page, index, pointedKey, onEdit }: PrintedPageProps) {
  return (
    <div
      data-page={index}
      className="relative overflow-hidden rounded-sm bg-white shadow-float"
      style={{ aspectRatio: `${page.width} / ${page.height}` }}
    >
      <Picture picture={page.picture} />
      {keyed(onEdit ? page.spots : []).map(({ key, item: spot }) => (
        <button
          key={key}
          type="button"
          tabIndex={-1}
          data-spot={spot.in === 'section' ? spot.key : spot.field}
          data-pointed={spot.in === 'section' && spot.key === pointedKey ? '' : undefined}
          onClick={() => onEdit?.(spot)}
          className="absolute cursor-pointer rounded-sm hover:bg-(--spot-hover) hover:outline-1 hover:outline-(--spot-edge) data-pointed:outline-2 data-pointed:outline-(--spot-edge)"
          style={placeOn(page, spot)}
        />
      ))}
    </div>
  );
}

/** Room around the words, in points, so that a frame does not touch them. */
const AROUND = 5;

function placeOn(
  { width, height }: ShownPage,
  { area }: PageSpot,
): Record<'left' | 'top' | 'width' | 'height', string> {
  const share = (length: number, of: number): string => `${(100 * length) / of}%`;
  return {
    left: share(area.left - AROUND, width),
    top: share(area.top - AROUND / 2, height),
    width: share(area.width + 2 * AROUND, width),
    height: share(area.height + AROUND, height),
  };
}

/** Shows a picture until there is another. A picture can be taken over only once. */
function Picture({ picture }: { picture: ImageBitmap | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const taken = useRef<ImageBitmap | null>(null);
  useLayoutEffect(() => {
    // One that another canvas took over before has no size left.
    if (!picture || picture === taken.current || picture.width === 0) return;
    taken.current = picture;
    canvas.current?.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
  }, [picture]);
  return <canvas ref={canvas} className="absolute inset-0 size-full" />;
}
