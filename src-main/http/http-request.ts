import type { RequestError } from '../../src-preload/contract/request-error.ts';

/**
 * One question to a vendor or to Neo. Header names in any case; `cookie` and `host` are dropped.
 * `allowedOrigins` are whole origins (`https://acme.vsax.net`); a URL of any other origin is refused before a
 * byte leaves. `allowPrivate` lets private and loopback addresses pass, after the technician confirmed the host.
 */
export type HttpRequest = {
  method: 'GET' | 'PUT' | 'POST' | 'PATCH';
  url: string;
  headers: Record<string, string>;
  body?: string;
  allowedOrigins: readonly string[];
  allowPrivate: boolean;
  /** Stops the request. A reason named TimeoutError (`AbortSignal.timeout`) becomes `run-timeout`. */
  signal: AbortSignal;
  /** Bytes of decoded body that are kept, 1 MiB by default. */
  maxBodyBytes?: number;
};

/**
 * Header names are lower case; `set-cookie` is never among them. `truncated`: the body went on past the cap and
 * `body` holds its beginning. `milliseconds` from asking to the last byte, `at` (ISO 8601) when that came.
 */
export type HttpResponse = {
  status: number;
  headers: Record<string, string>;
  body: string;
  truncated: boolean;
  milliseconds: number;
  at: string;
  /** The scheme of the Authorization header that was sent, in lower case. */
  sentScheme?: string;
};

/** Every status is an answer, redirects included; what stood between is an error. Never an exception. */
export type HttpOutcome = ({ ok: true; response: HttpResponse } | { ok: false; error: RequestError }) & {
  milliseconds: number;
  at: string;
};

export type Outcome<T> = { ok: true; value: T } | { ok: false; error: RequestError };

export type Address = { address: string; family: number };

/** All addresses of a name, in the order of the system. Rejects with the code of getaddrinfo. */
export type Lookup = (host: string) => Promise<readonly Address[]>;
