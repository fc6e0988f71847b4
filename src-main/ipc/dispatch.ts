import type { AppErrorCode } from '../../src-preload/contract/app-error.ts';
import type { Input, RequestName, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { requestSchemas } from '../../src-preload/contract/schemas/requests.ts';
import { DiskError } from '../storage/disk-error.ts';
import { faultFields } from '../system/fault-fields.ts';
import type { Log } from '../system/log.ts';
import type { AppServices } from './app-services.ts';
import { computerHandlers } from './handlers/computer.ts';
import { environmentHandlers } from './handlers/environment.ts';
import type { Role, Sender } from './sender.ts';
import { whilePresenting, whoIsShown } from './while-presenting.ts';

/** Input longer than this, as JSON, is refused unread. */
const MAX_INPUT_LENGTH = 256 * 1024;

export type Dispatch = (sender: Sender, name: unknown, input: unknown) => Promise<Result<unknown>>;

/** What a window of each role may ask. */
const ALLOWED: Record<Role, (name: RequestName) => boolean> = {
  technician: () => true,
  audience: () => false,
};

/**
 * What is checked for every request, in order: a known name, a known sender whose role may ask, input that is not
 * too big and has the right shape, exceptions turned into an error with a reference, and plain data back.
 */
export function makeDispatch(parts: { handlers: Handlers; origin: string; log: Log }): Dispatch {
  const { handlers, log, origin } = parts;

  function refuse(code: AppErrorCode, fields: Record<string, string>): Result<never> {
    const reference = log.reference();
    log.warn('call-refused', { reference, code, ...fields });
    return { ok: false, error: { code, reference } };
  }

  return async (sender, name, input) => {
    if (typeof name !== 'string' || !Object.hasOwn(handlers, name)) {
      return refuse('unknown-request', { name: typeof name === 'string' ? name.slice(0, 40) : typeof name });
    }
    const known = name as RequestName;
    if (sender.frame !== 'main' || sender.origin !== origin) return refuse('wrong-sender', { name });
    if (sender.role === undefined || !ALLOWED[sender.role](known)) return refuse('wrong-role', { name });

    const size = sizeOf(input);
    if (size === undefined) return refuse('bad-input', { name });
    if (size > MAX_INPUT_LENGTH) return refuse('input-too-big', { name });
    const parsed = requestSchemas[known].safeParse(input);
    // The path says which part is wrong; the value, which may be a secret, is never named.
    if (!parsed.success)
      return refuse('bad-input', { name, at: parsed.error.issues[0]?.path.join('.') ?? '' });

    try {
      const answer = (await handlers[known](parsed.data as never)) as Result<unknown>;
      return structuredClone(answer);
    } catch (fault) {
      // A full or locked disk is an expected error with words of its own.
      if (fault instanceof DiskError) return { ok: false, error: { code: fault.code } };
      const reference = log.reference();
      log.error('answer-failed', { reference, name, ...faultFields(fault) });
      return { ok: false, error: { code: 'unexpected', reference } };
    }
  };
}

function sizeOf(input: unknown): number | undefined {
  try {
    return JSON.stringify(input)?.length;
  } catch {
    return undefined;
  }
}

export type Handlers = { [N in RequestName]: (input: Input<N>) => Promise<Result<Response<N>>> };

type Handler<S> = (services: S, input: never) => Promise<Result<unknown>>;

/**
 * Every request of the contract with its handler: the two lists together leave none out, and none is in both.
 * test/main/practice/practice-requests.test.ts sends every request in practice while nothing real may be touched.
 */
export function makeHandlers(app: AppServices): Handlers {
  const handlers = {
    ...withServices(environmentHandlers, app.current),
    ...withServices(computerHandlers, () => app),
  } as Handlers;
  const shownNow = whoIsShown(app.presenting, app.current);
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      whilePresenting(name as RequestName, handle as never, shownNow),
    ]),
  ) as unknown as Handlers;
}

/** The services are chosen when a request comes, because the environment changes with practice. */
function withServices<S>(handlers: Readonly<Record<string, Handler<S>>>, services: () => S) {
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [name, (input: never) => handle(services(), input)]),
  );
}
