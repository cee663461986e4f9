/**
 * Sets the clinic's accent for the whole page, floating menus and dialogs included. A stylesheet of its own address:
 * React gives the style elements that it lifts into the head no nonce, so the page's policy would refuse them.
 */
export function ClinicAccent({ color }: { color: string }) {
  return <link rel="stylesheet" href={`/accent/${color.slice(1)}`} precedence="clinic" />;
}
