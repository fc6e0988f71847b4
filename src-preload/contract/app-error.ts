/**
 * The closed list of things that can go wrong when a request is sent to main. The words for each
 * code are in messages/en/errors.ts; a code without words does not compile.
 */
export const APP_ERROR_CODES = [
  'unknown-request',
  'wrong-sender',
  'wrong-role',
  'bad-input',
  'input-too-big',
  'unexpected',
  'session-not-found',
  'session-unreadable',
  'session-newer',
  'hidden-while-presenting',
  'connection-not-found',
  'connection-in-use',
  'tenant-not-confirmed',
  'field-not-found',
  'field-locked',
  'field-incomplete',
  'paste-gone',
  'too-many-attempts',
  'already-running',
  'not-running',
  'link-not-found',
  'nothing-to-submit',
  'names-not-offered',
  'host-not-asked',
  'address-not-confirmed',
  'submission-busy',
  'would-replace',
  'secret-lost',
  'secret-newer',
  'keyring-busy',
  'disk-full',
  'disk-read-only',
  'disk-busy',
  'disk-failed',
  'settings-newer',
  'settings-too-big',
  'session-too-big',
  'file-too-big',
  'file-not-chosen',
  'file-wrong-passphrase',
  'file-unreadable',
  'file-newer',
  'too-much-to-seal',
  'export-unchecked',
  'looks-like-secret',
  'mail-not-opened',
  'passphrase-too-short',
  'import-too-big',
  'import-not-json',
  'import-other-file',
  'import-newer',
  'import-unknown-vendor',
  'list-too-big',
  'list-too-long',
  'list-empty',
  'list-not-text',
  'list-quotes',
  'list-gone',
  'pem-unreadable',
  'pem-damaged',
  'pem-private-key',
  'pem-pkcs7',
  'pem-pkcs12',
  'pem-request',
  'pem-expired',
  'report-too-big',
  'report-is-pdf',
  'report-is-archive',
  'report-damaged',
  'report-other-file',
  'report-newer',
  'report-changed',
  'report-hidden-text',
  'report-not-made',
  'hand-off-address',
  'hand-off-words',
  'hand-off-not-kept',
  'hand-off-too-big',
  'hand-off-is-archive',
  'hand-off-damaged',
  'hand-off-other-file',
  'hand-off-newer',
  'hand-off-changed',
  'hand-off-other-recipient',
  'hand-off-expired',
  'hand-off-opened',
  'hand-off-gone',
  'request-needs-keyring',
  'request-open',
  'request-not-found',
  'request-key-lost',
  'answer-not-found',
  'answer-is-request',
  'answer-is-page',
  'answer-not-text',
  'answer-too-big',
  'answer-not-whole',
  'answer-turned',
  'answer-changed',
  'answer-newer',
  'answer-for-other',
  'answer-used',
  'answer-expired',
  'answer-withdrawn',
  'answer-not-asked',
  'answer-would-replace',
  'answer-in-field',
  'only-in-practice',
  'not-in-practice',
] as const;

export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

/** What an error says besides its code; its words name each of these. `time` is ISO and shown as a time of day. */
export type AppErrorParams = {
  'field-incomplete': { fields: string };
  'too-many-attempts': { time: string };
  'would-replace': { client: string };
  'secret-lost': { field: string };
  'passphrase-too-short': { length: number };
  'hand-off-expired': { time: string };
  'import-unknown-vendor': { vendor: string };
  'list-quotes': { line: number };
  'answer-would-replace': { fields: string };
};

/** `reference` is also in the log; `params` fill the placeholders of the words and never hold a secret. */
export type AppError = {
  code: AppErrorCode;
  params?: Record<string, string | number>;
  reference?: string;
};
