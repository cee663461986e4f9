'use client';

import { BrokenPage } from '@/components/home/broken-page';
import './globals.css';

/** Stands in for the whole page, frame included, when even the frame failed. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <head>
        <title>Plainleaf</title>
      </head>
      <body>
        <main>
          <BrokenPage onRetry={() => window.location.reload()} reference={error.digest} />
        </main>
      </body>
    </html>
  );
}
