import type { ReactNode } from 'react';

export type DataColumn<Row> = {
  id: string;
  heading: string;
  /** The heading is read but not shown, such as above a column of buttons. */
  headingHidden?: boolean;
  cell: (row: Row) => ReactNode;
  /** The cell that names the row for a screen reader. */
  isRowHeader?: boolean;
  className?: string;
};

/** A plain table in a panel; on a narrow screen it scrolls inside its panel, never the page. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}) {
  return (
    // Positioned: what is read but not shown scrolls with its cell.
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative overflow-x-auto rounded-xl border border-line bg-panel"
    >
      <table className="w-full border-collapse text-start">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={`px-4 py-2.5 text-start text-sm font-semibold text-ink-2 ${column.className ?? ''}`}
              >
                {column.headingHidden ? <span className="sr-only">{column.heading}</span> : column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) =>
                column.isRowHeader ? (
                  <th
                    key={column.id}
                    scope="row"
                    className={`px-4 py-3 text-start font-semibold ${column.className ?? ''}`}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={`px-4 py-3 text-ink-2 ${column.className ?? ''}`}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
