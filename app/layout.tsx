import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { EarlyPress } from '@/components/shell/early-press';
import { PageOwnerMeta } from '@/components/shell/page-owner-meta';
import { NonceMeta } from '@/components/ui/nonce-meta';
import { THEME_COOKIE, themeFrom } from '@/components/ui/theme';
import { currentPageOwner } from '@/lib/auth/current-actor';
import './globals.css';

// Atkinson Hyperlegible Next: its slashed zero and distinct letters matter in doses and record numbers.
const reading = localFont({
  variable: '--font-reading',
  display: 'swap',
  fallback: ['Noto Sans', 'system-ui', 'sans-serif'],
  src: [
    {
      path: '../node_modules/@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
      weight: '400',
    },
    {
      path: '../node_modules/@expo-google-fonts/atkinson-hyperlegible-next/500Medium/AtkinsonHyperlegibleNext_500Medium.ttf',
      weight: '500',
    },
    {
      path: '../node_modules/@expo-google-fonts/atkinson-hyperlegible-next/600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf',
      weight: '600',
    },
    {
      path: '../node_modules/@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
      weight: '700',
    },
    {
      path: '../node_modules/@expo-google-fonts/atkinson-hyperlegible-next/400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf',
      weight: '400',
      style: 'italic',
    },
    {
      path: '../node_modules/@expo-google-fonts/atkinson-hyperlegible-next/700Bold_Italic/AtkinsonHyperlegibleNext_700Bold_Italic.ttf',
      weight: '700',
      style: 'italic',
    },
  ],
});

export const metadata: Metadata = {
  title: { default: 'Plainleaf', template: '%s · Plainleaf' },
  description: 'Patient handouts in the last minute of a visit',
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#1a2129' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeFrom((await cookies()).get(THEME_COOKIE)?.value);
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" className={reading.variable} data-theme={theme === 'system' ? undefined : theme}>
      <head>
        <NonceMeta nonce={nonce} />
        <PageOwnerMeta owner={await currentPageOwner()} />
        <EarlyPress nonce={nonce} />
      </head>
      <body>
        {children}
        <p data-print="note">
          Plainleaf does not print its own pages. To print a handout, open it and press Print, or download its PDF.
        </p>
      </body>
    </html>
  );
}
