import type { NextConfig } from 'next';
import { MEMBER_BODY_BYTES, PACK_BODY_BYTES } from './lib/domain/limits';
import { assetPolicy } from './lib/web/content-security-policy';
import { securityHeaders } from './lib/web/security-headers';

const config: NextConfig = {
  distDir: process.env.PLAINLEAF_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  agentRules: false,
  // Every type is checked before a release: by the native compiler, in npm test and in CI. The builds that our scripts
  // make need not check the same sources once more, which takes a clinic's small machine a third of its first start. A
  // `next build` by hand still checks.
  typescript: { ignoreBuildErrors: process.env.PLAINLEAF_TYPES_CHECKED === '1' },
  // Native modules, workers and files read at run time: they must stay in node_modules.
  serverExternalPackages: [
    '@react-pdf/renderer',
    'piscina',
    '@node-rs/argon2',
    'pino',
    'sharp',
    'fontkit',
    'nodemailer',
  ],
  experimental: {
    // Requests without a session are limited to 8 kB already: lib/web/body-gate.ts.
    serverActions: { bodySizeLimit: MEMBER_BODY_BYTES },
    // Next buffers each body for proxy.ts and truncates it at this size; the largest is a pack with its selection.
    proxyClientMaxBodySize: PACK_BODY_BYTES,
  },
  async headers() {
    return [
      { source: '/:path*', headers: [...securityHeaders] },
      { source: '/_next/static/:path*', headers: [{ key: 'Content-Security-Policy', value: assetPolicy }] },
    ];
  },
};

export default config;
