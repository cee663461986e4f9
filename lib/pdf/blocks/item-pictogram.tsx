import { View } from '@react-pdf/renderer';
import { isPictogram, type PictogramName } from '@/lib/domain/pictograms/catalog';
import { Pictogram } from '../pictogram';
import type { Theme } from '../theme';

/** The pictogram that an item is printed with: none where pictograms are off or the name is not known here. */
export function pictogramOf(item: { pictogram: string | null }, theme: Theme): PictogramName | null {
  return theme.pictograms && item.pictogram !== null && isPictogram(item.pictogram) ? item.pictogram : null;
}

/** Beside the first lines of an item; the room is kept where an item of the same list has none. */
export function ItemPictogram({ name, theme }: { name: PictogramName | null; theme: Theme }) {
  const { fontSize, lineHeight } = theme.sizes.body;
  const side = theme.itemIcon;
  // Higher than a line: it begins above the letters, so that its middle is theirs.
  return (
    <View style={{ width: side, height: side, marginTop: Math.min(0, (fontSize * lineHeight - side) / 2) }}>
      {name !== null && <Pictogram name={name} size={side} color={theme.colors.accentText} />}
    </View>
  );
}
