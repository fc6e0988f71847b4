import { withoutTexts } from './evidence.ts';
import type { Found } from './script.ts';

/**
 * Takes secrets out of the vendor's texts in what a script found: names, parameters of a reason, choices. A server
 * that repeats what was sent to it must not bring it to the screen or into a stored report. Pure.
 */
export function veilFound<T extends Found>(found: T, secrets: readonly string[]): T {
  const veil = (text: string) => withoutTexts(text, secrets);
  const { findings, identity, offers } = found;
  return {
    ...found,
    findings: findings.map((one) =>
      one.reason === undefined
        ? one
        : { ...one, reason: { ...one.reason, params: veilValues(one.reason.params, veil) } },
    ),
    ...(identity && { identity: identity.map(({ label, value }) => ({ label, value: veil(value) })) }),
    ...(offers && {
      offers: offers.map((offer) => ({
        ...offer,
        choices: offer.choices.map(({ value, label }) => ({ value, label: veil(label) })),
      })),
    }),
  };
}

function veilValues(
  params: Record<string, string | number>,
  veil: (text: string) => string,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? veil(value) : value]),
  );
}
