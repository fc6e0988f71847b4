import type { RequestErrorCode } from '../../contract/request-error.ts';
import type { RequestErrorMessage } from '../shapes.ts';
import { certificateErrorMessages } from './certificate-errors.ts';
import { connectionErrorMessages } from './connection-errors.ts';
import { proxyErrorMessages } from './proxy-errors.ts';
import { responseErrorMessages } from './response-errors.ts';

/**
 * Every request error in words, from the name of the host to the body of its answer. A code without words does not
 * compile.
 */
export const requestErrorMessages = {
  ...connectionErrorMessages,
  ...proxyErrorMessages,
  ...certificateErrorMessages,
  ...responseErrorMessages,
} satisfies Record<RequestErrorCode, RequestErrorMessage>;
