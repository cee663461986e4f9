import { LostPage } from '@/components/home/lost-page';

export default function ClinicNotFound() {
  return <LostPage />;
}
