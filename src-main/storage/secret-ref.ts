/**
 * Names a secret without holding it. A revision is never used twice, so that a reference kept in a session or in
 * the outbox can never come to mean a later secret.
 */
export type SecretRef = { record: string; revision: number };
