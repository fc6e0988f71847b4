import { z } from 'zod';
import type { Input, RequestName } from '../../src-preload/contract/requests.ts';
import { SESSION_FILTERS } from '../../src-preload/contract/session.ts';
import { plainText } from '../system/plain-text.ts';

const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9-]+$/);
/** A name a person gives; it stands in sentences, titles and file names. */
const name = z
  .string()
  .max(200)
  .transform((text) => plainText(text));
const nothing = z.strictObject({});
/** A typed value may be far longer than any real one: it gets words about what is wrong and is not cut off. */
const typed = z.string().max(65_536);
const where = { sessionId: id, vendor: id };
const field = { ...where, field: id };
const passphrase = z.string().max(1_024);

/** The shape of every input. Unknown keys are refused: they would be a question nobody wrote down. */
export const requestSchemas: { [N in RequestName]: z.ZodType<Input<N>> } = {
  readApp: nothing,
  reportViolation: z.strictObject({ directive: z.string().max(200), blocked: z.string().max(500) }),
  listSessions: z.strictObject({
    search: z.string().max(200),
    filter: z.enum(SESSION_FILTERS),
    limit: z.int().min(1).max(100_000),
  }),
  createSession: z.strictObject({
    clientName: name,
    technician: name,
    connectionId: id.nullable(),
    vendors: z.array(id).max(50),
  }),
  readSession: z.strictObject({ sessionId: id }),
  renameSession: z.strictObject({ sessionId: id, clientName: name, technician: name }),
  archiveSession: z.strictObject({ sessionId: id, archived: z.boolean() }),
  previewDeletion: z.strictObject({ sessionId: id }),
  deleteSession: z.strictObject({ sessionId: id }),
  restoreSession: z.strictObject({ sessionId: id }),
  discardSession: z.strictObject({ sessionId: id }),
  duplicateSession: z.strictObject({ sessionId: id, clientName: name }),
  exportSession: z.strictObject({ sessionId: id }),
  importSession: nothing,
  chooseConnection: z.strictObject({ sessionId: id, connectionId: id.nullable() }),
  openVendor: z.strictObject(where),
  goToStep: z.strictObject({ ...where, edition: id, step: id }),
  tickItem: z.strictObject({ ...where, item: z.string().max(100), ticked: z.boolean() }),
  readUnsent: nothing,
  answerUnsent: z.strictObject({ sessionId: id, choice: z.enum(['keep', 'delete']) }),
  keepField: z.strictObject({ ...field, text: typed }),
  acceptProposal: z.strictObject(field),
  replaceField: z.strictObject(field),
  cancelReplace: z.strictObject(field),
  clearField: z.strictObject({ ...field, former: z.boolean() }),
  readPaste: z.strictObject({ ...where, text: z.string().max(200_000) }),
  acceptPaste: z.strictObject({ ...where, pasteId: id, fields: z.array(id).min(1).max(50) }),
  dismissPaste: z.strictObject({ ...where, pasteId: id }),
  expectVisible: z.strictObject({ ...where, check: id, count: z.int().min(0).max(10_000_000).nullable() }),
  runChecks: z.strictObject({ ...where, otherRegions: z.boolean().optional() }),
  confirmHost: z.strictObject({ ...where, questionId: id, host: z.string().min(1).max(300) }),
  stopChecks: z.strictObject(where),
  previewSubmission: z.strictObject(where),
  readNames: z.strictObject(where),
  submit: z.strictObject({
    ...where,
    anyway: z.boolean(),
    named: z
      .array(z.enum(['replace', 'psa']))
      .max(2)
      .optional(),
  }),
  queueWork: z.strictObject({
    sessionId: id,
    vendor: id.nullable(),
    work: z.enum(['test', 'submit']),
    anyway: z.boolean(),
  }),
  readOutbox: nothing,
  pauseItem: z.strictObject({ itemId: id }),
  sendItemNow: z.strictObject({ itemId: id }),
  withdrawItem: z.strictObject({ itemId: id }),
  copyForHandOver: z.strictObject(field),
  finishHandOver: z.strictObject(where),
  keepSecrets: z.strictObject({ ...where, keep: z.boolean() }),
  readSettings: nothing,
  keepPreferences: z.strictObject({
    theme: z.enum(['system', 'light', 'dark']).optional(),
    technician: name.optional(),
  }),
  addConnection: z.strictObject({ name }),
  nameConnection: z.strictObject({ connectionId: id, name }),
  keepNeoKey: z.strictObject({ connectionId: id, text: typed, sameTenant: z.boolean().nullable() }),
  removeConnection: z.strictObject({ connectionId: id }),
  testConnection: z.strictObject({ connectionId: id }),
  allowAssumedPath: z.strictObject({ connectionId: id, allowed: z.boolean() }),
  addCertificates: z.strictObject({ pem: z.string().max(200_000) }),
  removeCertificates: nothing,
  retrySecretStorage: nothing,
  reportCommitted: nothing,
  answerQuit: z.strictObject({ choice: z.enum(['stay', 'discard']) }),
  sealToFile: z.strictObject({ passphrase }),
  openSealedFile: z.strictObject({ passphrase }),
  readDeepLink: nothing,
  openLink: z.strictObject({ vendor: id, link: id, sessionId: id.nullable() }),
  startPractice: z.strictObject({
    scenario: z.enum([
      'everything-works',
      'missing-permission',
      'wrong-secret',
      'empty-tenant',
      'slow-network',
    ]),
  }),
  readPractice: nothing,
  fillPracticeValues: z.strictObject(where),
  leavePractice: nothing,
};
