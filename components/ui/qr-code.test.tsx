import jsQr from 'jsqr';
import { renderToStaticMarkup } from 'react-dom/server';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { QrCode } from './qr-code';

it('a camera reads the text back off the drawn code', async () => {
  const text = 'otpauth://totp/Plainleaf:amara%40riverside.example?secret=JBSWY3DPEHPK3PXP&issuer=Plainleaf';
  const svg = renderToStaticMarkup(<QrCode text={text} label="QR code" />).replace(
    '<svg ',
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" ',
  );
  const { data, info } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const read = jsQr(new Uint8ClampedArray(data), info.width, info.height);
  expect(read?.data).toBe(text);
});
