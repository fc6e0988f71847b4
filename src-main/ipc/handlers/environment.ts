import type { Input, RequestName, Response } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import * as names from '../../checks/ask-names.ts';
import * as checks from '../../checks/start-test.ts';
import * as fields from '../../credentials/field-changes.ts';
import * as paste from '../../credentials/paste-proposals.ts';
import { retrySecretStorage } from '../../credentials/secrets-at-risk.ts';
import * as connections from '../../neo/connections.ts';
import * as queue from '../../outbox/queue-work.ts';
import * as submissions from '../../outbox/submit-session.ts';
import { readCallPlan } from '../../sessions/call-plan.ts';
import { recordConsent, withdrawConsent } from '../../sessions/consent.ts';
import * as deletion from '../../sessions/deleted-sessions.ts';
import { keepDifference, removeDifference } from '../../sessions/differences.ts';
import type { EnvironmentServices } from '../../sessions/environment-services.ts';
import * as management from '../../sessions/manage-sessions.ts';
import * as sessions from '../../sessions/open-sessions.ts';
import * as unsent from '../../sessions/unsent-secrets.ts';
import * as settings from '../../settings/preferences.ts';
import * as templates from '../../settings/templates.ts';
import type { ComputerRequest } from './computer.ts';

// Few sessions ask, and no start waits for what they need.
const requests = () => import('../../secret-request/secret-requests.ts');

/** Every other request is one of the environment that the technician is in. */
export type EnvironmentRequest = Exclude<RequestName, ComputerRequest>;

type EnvironmentHandlers = {
  [N in EnvironmentRequest]: (services: EnvironmentServices, input: Input<N>) => Promise<Result<Response<N>>>;
};

/**
 * The requests that read and write what an environment has of its own: sessions, credentials, tests, the outbox,
 * settings. Each handler gets the services of the current environment and no others, so that one thing is never read
 * in one environment and written in the other.
 */
export const environmentHandlers: EnvironmentHandlers = {
  listSessions: sessions.listSessions,
  createSession: sessions.createSession,
  readSession: sessions.readSession,
  renameSession: management.renameSession,
  readNotes: management.readNotes,
  keepNotes: management.keepNotes,
  readCallPlan,
  archiveSession: management.archiveSession,
  previewDeletion: deletion.previewDeletion,
  deleteSession: deletion.deleteSession,
  restoreSession: deletion.restoreSession,
  discardSession: deletion.discardSession,
  duplicateSession: management.duplicateSession,
  chooseConnection: sessions.chooseConnection,
  openVendor: sessions.openVendor,
  goToStep: sessions.goToStep,
  tickItem: sessions.tickItem,

  keepDifference,
  removeDifference,
  recordConsent,
  withdrawConsent,

  readUnsent: unsent.readUnsent,
  answerUnsent: unsent.answerUnsent,

  keepField: fields.keepField,
  acceptProposal: fields.acceptProposal,
  replaceField: fields.replaceField,
  cancelReplace: fields.cancelReplace,
  clearField: fields.clearField,
  readPaste: paste.readPaste,
  readSecretRequest: async (services, input) => (await requests()).readSecretRequest(services, input),
  makeSecretRequest: async (services, input) => (await requests()).makeSecretRequest(services, input),
  withdrawSecretRequest: async (services, input) => (await requests()).withdrawSecretRequest(services, input),
  openAnswer: async (services, input) =>
    (await import('../../secret-request/open-answer.ts')).openAnswer(services, input),
  acceptPaste: paste.acceptPaste,
  dismissPaste: paste.dismissPaste,
  expectVisible: sessions.expectVisible,

  runChecks: checks.runChecks,
  confirmHost: checks.confirmHost,
  stopChecks: checks.stopChecks,
  readNames: names.readNames,

  previewSubmission: submissions.previewSubmission,
  submit: submissions.submit,
  copyForHandOver: submissions.copyForHandOver,
  finishHandOver: submissions.finishHandOver,
  keepSecrets: submissions.keepSecrets,
  queueWork: queue.queueWork,
  readOutbox: queue.readOutbox,
  pauseItem: queue.pauseItem,
  sendItemNow: queue.sendItemNow,
  withdrawItem: queue.withdrawItem,

  readSettings: settings.readSettings,
  keepPreferences: settings.keepPreferences,
  keepTemplate: templates.keepTemplate,
  removeTemplate: templates.removeTemplate,
  addCertificates: settings.addCertificates,
  removeCertificates: settings.removeCertificates,
  addConnection: connections.addConnection,
  nameConnection: connections.nameConnection,
  keepNeoKey: connections.keepNeoKey,
  removeConnection: connections.removeConnection,
  testConnection: connections.testConnection,
  allowAssumedPath: connections.allowAssumedPath,
  retrySecretStorage,
};
