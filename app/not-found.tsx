import type { Metadata } from 'next';
import { LostPage } from '@/components/home/lost-page';
import { LeafMark } from '@/components/shell/leaf-mark';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center">
      <LeafMark className="size-12" />
      <LostPage />
    </main>
  );
}
