/**
 * Where a `neo-setup://session/…` link leads: ids only. Vendor and step come together or not at all. Nothing says
 * that they exist: whoever follows the link looks.
 */
export type DeepLink = { sessionId: string; vendor: string | null; step: string | null };
