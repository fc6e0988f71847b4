/** An agent's number as text without leading zeros; Halo writes it as a number or as text. Nought is nobody. */
export function numberOf(value: unknown): string | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  const number = /^0*(\d{1,20})$/.exec(text)?.[1];
  return number === undefined || number === '0' ? undefined : number;
}
