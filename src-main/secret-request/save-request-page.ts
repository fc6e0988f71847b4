/// <reference path="./bundled-page.d.ts" />
import { script, style } from 'virtual:request-page';
import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { secretRequestMessages } from '../../src-preload/messages/messages.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { fileNameOf } from '../sessions/session-file.ts';
import { findSessionVendor } from '../sessions/vendor-progress.ts';
import { type FileDialogs, saveChosenFile } from '../storage/chosen-file.ts';
import { ok, refuse } from '../system/result.ts';
import { requestPage } from './request-page.ts';
import { describeRequest } from './request-text.ts';
import { openRequest } from './stored-request.ts';

/** Writes the page of the open request: what it asks and the public key, and nothing that is secret. */
export async function saveRequestPage(
  parts: Pick<FileDialogs, 'files' | 'chooseFileToWrite'> & { current: () => EnvironmentServices },
  input: Input<'saveRequestPage'>,
): Promise<Result<Response<'saveRequestPage'>>> {
  const services = parts.current();
  if (services.environment === 'practice') return refuse('not-in-practice');
  const found = await findSessionVendor(services, input);
  if (!found.ok) return found;
  const request = openRequest(found.value.stored, services.now());
  if (request === undefined) return refuse('request-not-found');
  const described = describeRequest(found.value, request);
  const name = fileNameOf(found.value.session.clientName, secretRequestMessages.sent.file, 'html');
  return saveChosenFile(parts, name, async () => ok(requestPage(described, { script, style })));
}
