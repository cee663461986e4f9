import type { BadgeTone } from '@/components/ui/badge';
import type { PackProblem } from '@/lib/content/packs/read-pack';
import type { ItemState, Obstacle } from '@/lib/features/packs/plan';

/** Why a file is no pack, and what to do. */
export const refusalWords: Record<PackProblem, string> = {
  'too-large':
    'This file is larger than 8 MB, which no library is. Choose the pack itself, without anything else in it.',
  'not-a-zip': 'This is not a ZIP file. Choose the file that “Export” gave, or pack the folder of text files anew.',
  damaged: 'This ZIP file is damaged or incomplete. Fetch it once more, or pack the folder anew.',
  unsupported: 'This ZIP file was packed in a way that cannot be read here. Pack the folder anew, in the usual way.',
  'too-many-files': 'This ZIP file holds more than 2,000 files, which no library does.',
  'unpacks-too-large': 'A file in this ZIP file unpacks to far more than text does. Nothing of it was read.',
  encrypted: 'This ZIP file is locked with a password. Pack the folder without one.',
  link: 'A file in this ZIP file is a link to another one. Put the text itself in its place.',
  'unsafe-name': 'A file in this ZIP file has a name that points outside its folder, or with signs that no name needs.',
  'same-name': 'Two files in this ZIP file have the same name. Keep one of them.',
  'nested-zip': 'There is a ZIP file within this ZIP file. Unpack it, and choose the pack itself.',
  'wrong-type': 'A pack holds text files named like “en.md” and nothing else. Take the other file out.',
  'wrong-place': 'Each text stands in the folder of its topic, such as “muscle-twitches/en.md”.',
  'too-slow': 'This pack takes too long to read. If it is yours, bring it in in several parts.',
  empty: 'There is no text of a topic in this ZIP file.',
};

export const stateWords: Record<ItemState, { label: string; tone: BadgeTone; explanation: string }> = {
  new: { label: 'New', tone: 'accent', explanation: '' },
  changed: { label: 'Changed', tone: 'neutral', explanation: '' },
  conflict: {
    label: 'Conflict',
    tone: 'amber',
    explanation:
      'Your clinic has decided this in its own way. Taking it adds a newer version; yours stays among the versions.',
  },
  older: {
    label: 'Earlier wording',
    tone: 'neutral',
    explanation: 'Your clinic has said this before and has moved on since.',
  },
};

/** What is said of a topic is not kept in versions. */
export const LOOSER_FACTS =
  'With this, handouts would be given more freely, or reviewed less often, than your clinic has decided.';

export const obstacleWords: Record<Obstacle, string> = {
  'other-kind': 'Your clinic has a section of another kind under this name. It cannot be brought in.',
  'original-withdrawn':
    'Your clinic has withdrawn the wording that this translates. Bring in or write a new original first.',
  'other-language': 'Your clinic wrote this section in another language first. It cannot be brought in.',
};
