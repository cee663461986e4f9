'use client';

import { ImageUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { FileButton } from '@/components/ui/file-button';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import { failureText } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import type { Logo } from '@/lib/domain/clinic/clinic';
import type { LogoLook } from '@/lib/domain/clinic/logo-on-paper';
import { logoTypes } from '@/lib/domain/clinic/logo-upload';
import { removeLogo } from '@/lib/features/clinics/actions';
import { logoWarningWords } from './logo-words';
import { lookAtLogo, uploadLogo } from './upload-logo';

/** The logo as it is printed, and the file that replaces it. Takes effect at once, unlike the fields around it. */
export function LogoField({
  logo,
  alt,
  onChange,
}: {
  logo: Logo | null;
  alt: string;
  onChange: (logo: Logo | null) => void;
}) {
  const [busy, setBusy] = useState<'uploading' | 'removing' | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [doubtful, setDoubtful] = useState<{ file: File; look: LogoLook } | null>(null);

  const choose = async (file: File): Promise<void> => {
    setBusy('uploading');
    setRefusal(null);
    setDoubtful(null);
    const look = await lookAtLogo(file);
    if ('logo' in look && look.warnings.length === 0) return store(file);
    setBusy(null);
    if ('refusal' in look) setRefusal(look.refusal);
    else setDoubtful({ file, look });
  };

  const store = async (file: File): Promise<void> => {
    setBusy('uploading');
    const answer = await uploadLogo(file);
    setBusy(null);
    setDoubtful(null);
    if ('refusal' in answer) {
      setRefusal(answer.refusal);
      return;
    }
    onChange(answer.logo);
    toast('Logo saved. Handouts issued from now on carry it.');
  };

  const remove = async (): Promise<void> => {
    setBusy('removing');
    setRefusal(null);
    const outcome = await settled(removeLogo());
    setBusy(null);
    if (!outcome.ok) {
      setRefusal(failureText(outcome.failure));
      return;
    }
    onChange(null);
    toast('Logo removed.');
  };

  return (
    <div className="flex flex-col gap-3 sm:col-span-2">
      <div className="flex flex-wrap items-center gap-4">
        <LogoPicture logo={logo} alt={alt} />
        <div className="flex flex-wrap items-center gap-2">
          <FileButton
            types={logoTypes}
            onChoose={(file) => void choose(file)}
            icon={<ImageUp aria-hidden />}
            isPending={busy === 'uploading'}
            isDisabled={busy === 'removing'}
          >
            {logo ? 'Replace logo' : 'Upload logo'}
          </FileButton>
          {logo ? (
            <Button
              variant="quiet"
              icon={<Trash2 aria-hidden />}
              isPending={busy === 'removing'}
              isDisabled={busy === 'uploading'}
              onPress={() => void remove()}
            >
              Remove logo
            </Button>
          ) : null}
        </div>
      </div>
      <p className="text-sm text-ink-3">
        PNG, JPEG or WebP, up to 1 MB. It is saved as soon as you choose it, on white, without anything else that the
        file holds. You are asked first where paper would not show it well.
      </p>
      {doubtful ? (
        <Notice tone="amber" live="assertive">
          <div className="grid gap-3">
            <p>
              {doubtful.look.warnings.map((warning) => logoWarningWords[warning]).join(' ')} It is not saved yet. This
              is how it prints:
            </p>
            <LogoPicture logo={doubtful.look.logo} alt="The chosen logo on white paper" />
            <div className="flex flex-wrap gap-2">
              <Button size="sm" onPress={() => setDoubtful(null)} isDisabled={busy !== null}>
                Do not use it
              </Button>
              <Button
                size="sm"
                variant="quiet"
                isPending={busy === 'uploading'}
                onPress={() => void store(doubtful.file)}
              >
                Save it all the same
              </Button>
            </div>
          </div>
        </Notice>
      ) : null}
      {refusal ? (
        <Notice tone="red" live="assertive">
          {refusal}
        </Notice>
      ) : null}
    </div>
  );
}

function LogoPicture({ logo, alt }: { logo: Logo | null; alt: string }) {
  if (!logo) {
    return (
      <p className="flex h-18 w-40 items-center justify-center rounded-lg border border-dashed border-line-strong text-sm text-ink-3">
        No logo yet
      </p>
    );
  }
  return (
    <div className="flex h-18 items-center rounded-lg border border-line bg-white p-2">
      {/* biome-ignore lint/performance/noImgElement: the logo is part of the document, not a file of the site */}
      <img
        src={`data:${logo.mimeType};base64,${logo.base64}`}
        alt={alt}
        width={logo.widthPx}
        height={logo.heightPx}
        className="h-14 w-auto max-w-48 object-contain"
      />
    </div>
  );
}
