import { Pictogram } from '@/components/document/pictogram';
import { foldedWords } from '@/lib/domain/library/folded-words';
import {
  type DrawingName,
  drawingNames,
  isDrawing,
  isStrip,
  type PictogramName,
  pictograms,
  symbolNames,
} from '@/lib/domain/pictograms/catalog';
import { shownBy } from '@/lib/domain/pictograms/drawing-words';

/** Clinicians also search by the problem, which is neither in the name nor in the description. */
const alsoFoundBy: Record<DrawingName, string> = {
  'calf-stretch': 'leg cramp exercise',
  'ankle-alphabet': 'sprain exercise foot',
  'knee-to-chest': 'low back pain exercise stretch',
  'pelvic-tilt': 'low back pain exercise',
  'chin-tuck': 'neck pain exercise',
  epley: 'vertigo dizzy BPPV maneuver',
  'nasal-rinse': 'sinus cold salt water saline',
  'head-of-bed': 'heartburn acid reflux GERD sleep',
  'side-sleeping': 'back neck pain bed',
  'eyelid-massage': 'compress twitch dry eye stye',
  'child-temperature': 'fever measure',
  'blood-pressure-sitting': 'hypertension reading measure monitor',
};

const groups: readonly { title: string; names: readonly PictogramName[]; columns: string; size: string }[] = [
  {
    title: 'Drawings that show how',
    names: drawingNames,
    columns: 'grid-cols-[repeat(auto-fill,minmax(6rem,1fr))]',
    size: 'h-16',
  },
  { title: 'Symbols', names: symbolNames, columns: 'grid-cols-[repeat(auto-fill,minmax(4rem,1fr))]', size: 'size-8' },
];

type PictureChoiceProps = {
  query: string;
  locale: string;
  chosen: PictogramName | null;
  onChoose: (name: PictogramName) => void;
};

/** Every pictogram by its name and what it shows, as one choice. */
export function PictureChoice({ query, locale, chosen, onChoose }: PictureChoiceProps) {
  const shown = groups
    .map(({ names, ...group }) => ({ ...group, names: names.filter((name) => matches(name, query, locale)) }))
    .filter(({ names }) => names.length > 0);
  return (
    <fieldset>
      <legend className="sr-only">Picture</legend>
      <div className="flex max-h-80 flex-col gap-2 overflow-y-auto">
        {shown.map(({ title, names, columns, size }) => (
          <div key={title}>
            <p className="text-xs font-semibold text-ink-2">{title}</p>
            <div className={`grid gap-1 ${columns}`}>
              {names.map((name) => (
                <label
                  key={name}
                  title={shownBy(name, locale)}
                  className={`${isStrip(name) ? 'col-span-full' : ''} flex cursor-pointer flex-col items-center gap-1 rounded-md border border-transparent p-1.5 text-center text-xs text-ink-2 hover:bg-sunk has-checked:border-accent has-checked:bg-accent-soft has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent`}
                >
                  <input
                    type="radio"
                    name="picture"
                    checked={chosen === name}
                    onChange={() => onChoose(name)}
                    className="sr-only"
                  />
                  <Pictogram name={name} className={`max-w-full ${size}`} />
                  {name.replaceAll('-', ' ')}
                </label>
              ))}
            </div>
          </div>
        ))}
      </div>
      {shown.length === 0 ? <p role="status">Nothing matches “{query}”.</p> : null}
    </fieldset>
  );
}

function matches(name: PictogramName, query: string, locale: string): boolean {
  const words = (text: string): string[] => foldedWords(text).map(({ word }) => word);
  const also = isDrawing(name) ? alsoFoundBy[name] : '';
  const named = words(`${name} ${pictograms[name]} ${shownBy(name, locale)} ${also}`);
  return words(query).every((wanted) => named.some((word) => word.startsWith(wanted)));
}
