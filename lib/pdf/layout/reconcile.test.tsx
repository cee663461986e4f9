import { Text, View } from '@react-pdf/renderer';
import { expect, it } from 'vitest';
import { reconcile } from './reconcile';

function Greeting({ name }: { name: string }) {
  return (
    <View wrap={false}>
      <Text>{`Hello ${name}`}</Text>
      {name === '' && <Text>nobody</Text>}
    </View>
  );
}

it('makes nodes of components, fragments and words', () => {
  const [first = [], second = []] = reconcile([<Greeting key="a" name="Maria" />, <Text key="b">One {2}</Text>]);
  expect(first).toMatchObject([
    {
      type: 'VIEW',
      props: { wrap: false },
      children: [{ type: 'TEXT', children: [{ type: 'TEXT_INSTANCE', value: 'Hello Maria' }] }],
    },
  ]);
  expect(first[0]?.children).toHaveLength(1);
  expect(second[0]?.children?.map(({ value }) => value)).toEqual(['One ', '2']);
});
