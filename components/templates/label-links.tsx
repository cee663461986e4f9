import { ChipLinks } from '@/components/ui/chip-links';

/** The labels in use, as links that narrow the page to one of them. */
export function LabelLinks({ labels, chosen }: { labels: readonly string[]; chosen: string }) {
  if (labels.length === 0) return null;
  const links = [
    { label: 'All', href: '/templates', isChosen: chosen === '' },
    ...labels.map((label) => ({
      label,
      href: `/templates?${new URLSearchParams({ label })}`,
      isChosen: label === chosen,
    })),
  ];
  return (
    <div className="mb-5">
      <ChipLinks label="Labels" links={links} />
    </div>
  );
}
