/*
 * Every text of the app, in its language. This is the one file that names a language: another one is a folder with the
 * same exports, and this file chooses. It only re-exports, so that a chunk of the window holds the texts it shows.
 */

export { attentionMessages, type WaitMessage } from './en/attention.ts';
export { clientListMessages, skipMessages } from './en/client-list.ts';
export { companyNamesMessages, companyNamesReasonMessages } from './en/company-names.ts';
export {
  correctionMessages,
  credentialsMessages,
  fieldIssueMessages,
  pasteMessages,
  removeValueMessages,
} from './en/credentials.ts';
export { deepLinkMessages } from './en/deep-link.ts';
export { type ErrorMessage, errorMessages } from './en/errors.ts';
export { fixedAddressErrorMessages } from './en/fixed-address-errors.ts';
export { guideMessages, neoGuideMessages, vendorStateMessages } from './en/guide.ts';
export { language } from './en/language.ts';
export { menuMessages } from './en/menus.ts';
export { noticeMessages } from './en/notices.ts';
export { outboxMessages } from './en/outbox.ts';
export { paletteMessages, shortcutMessages } from './en/palette.ts';
export { practiceMessages, scenarioMessages } from './en/practice.ts';
export { refusedStartMessages } from './en/refused-start.ts';
export { requestErrorMessages } from './en/request-errors.ts';
export {
  actorMessages,
  overallMessages,
  type ReasonMessage,
  resultsMessages,
  runReasonMessages,
} from './en/results.ts';
export { sessionActionsMessages } from './en/session-actions.ts';
export {
  newSessionMessages,
  nextActMessages,
  sessionGroupMessages,
  sessionsMessages,
  shortWaitMessages,
} from './en/sessions.ts';
export { aboutMessages, settingsMessages } from './en/settings.ts';
export { errorNoticeMessages, fieldMessages, quitMessages, shellMessages } from './en/shell.ts';
export { confirmationMessages, submissionMessages } from './en/submission.ts';
export { unsentMessages } from './en/unsent.ts';
export {
  queueMessages,
  submissionStateMessages,
  testAttentionMessages,
  testQueueMessages,
} from './en/waiting.ts';
