import type { Input, RequestName, Response } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import type { AppServices } from '../app-services.ts';
import { computerHandlers } from './computer.ts';
import { environmentHandlers } from './environment.ts';

export type Handlers = { [N in RequestName]: (input: Input<N>) => Promise<Result<Response<N>>> };

type Handler<S> = (services: S, input: never) => Promise<Result<unknown>>;

/**
 * Every request of the contract with its handler: the two lists together leave none out, and none is in both.
 * test/main/practice/practice-requests.test.ts sends every request in practice while nothing real may be touched.
 */
export function makeHandlers(app: AppServices): Handlers {
  return {
    ...withServices(environmentHandlers, app.current),
    ...withServices(computerHandlers, () => app),
  } as Handlers;
}

/** The services are chosen when a request comes, because the environment changes with practice. */
function withServices<S>(handlers: Readonly<Record<string, Handler<S>>>, services: () => S) {
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [name, (input: never) => handle(services(), input)]),
  );
}
