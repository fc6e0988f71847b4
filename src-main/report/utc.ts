/** `2026-12-01 14:02 UTC`: the same for every reader, wherever the report is read. */
export function utc(iso: string): string {
  return iso === '' ? '' : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
