import type { RequestError, RequestErrorCode } from '../../src-preload/contract/request-error.ts';
import type { ResponseRules } from '../../src-preload/contract/vendor.ts';
import type { HttpResponse } from '../http/http-request.ts';
import { asksForClientCertificate, type Intermediary, intermediaryOf } from '../http/intermediary.ts';
import { kindOfBody } from './parse-body.ts';
import { isBareChallenge, type Refusal, refusalOf } from './refusal.ts';

/**
 * The request error that a status and its body mean; `undefined` for a 2xx that is not a page. Only a refusal by the
 * vendor (`refusalOf`, whose arguments `form` and `sentScheme` are) comes out as `unauthorized` or `forbidden`.
 */
export function errorOfResponse(
  response: HttpResponse,
  form?: Pick<ResponseRules, 'innerStatus'>,
  sentScheme?: string,
): RequestError | undefined {
  const { status } = response;
  const params = { status };
  if (asksForClientCertificate(response)) return { code: 'tls-client-certificate', params };
  const kind = kindOfBody(response);
  const isPage = kind === 'page';
  if (status === 401 || status === 403) {
    const refusal = refusalOf(response, form, sentScheme);
    if (status === 403 || refusal.by !== 'page') return errorOfRefusal(status, refusal);
    const isBare = isBareChallenge(response, kind, sentScheme);
    return { code: isBare ? 'refusal-unsigned' : kind === 'xml' ? 'xml-answer' : 'html-answer', params };
  }
  const between = errorOfIntermediary(status, intermediaryOf(response, sentScheme));
  if (between !== undefined) return between;
  if (status >= 300 && status < 400) {
    return { code: 'redirected', params: { status, to: hostOf(response.headers.location) } };
  }
  if (status === 404) return { code: isPage ? 'wrong-product' : 'not-found', params };
  const code = CODES[status];
  if (code !== undefined) return { code, params };
  if (isPage) return { code: 'html-answer', params };
  if (kind === 'xml' && status < 500) return { code: 'xml-answer', params };
  if (status >= 500) return { code: 'server-error', params };
  if (status < 200 || status >= 300) return { code: 'other-status', params };
  return undefined;
}

function errorOfRefusal(status: 401 | 403, refusal: Refusal): RequestError {
  const params = { status };
  if (refusal.by === 'vendor') return { code: status === 401 ? 'unauthorized' : 'forbidden', params };
  if (refusal.by === 'page') return { code: 'forbidden-by-filter', params };
  const { intermediary } = refusal;
  const product = intermediary.product ?? '';
  return (
    errorOfIntermediary(status, intermediary) ?? {
      code: 'forbidden-by-filter',
      params: { status, product },
    }
  );
}

/**
 * The error of a response that bears an intermediary's mark, if it is the intermediary's. A 429 stays a wait, whoever
 * asks for it, and what stands in front of the vendor's server fails as a part of the vendor's service.
 */
export function errorOfIntermediary(
  status: number,
  intermediary: Intermediary | null,
): RequestError | undefined {
  if (intermediary === null || status === 429) return undefined;
  const { kind, side, product = '' } = intermediary;
  if (kind === 'portal') return { code: 'captive-portal', params: { status } };
  if (kind === 'filter') return { code: 'forbidden-by-filter', params: { status, product } };
  if (status === 401) return { code: 'gateway-sign-in', params: { status, product } };
  if (side === 'network') return { code: 'answered-by-proxy', params: { status, product } };
  return status >= 500 ? { code: 'server-unavailable', params: { status } } : undefined;
}

const CODES: Record<number, RequestErrorCode> = {
  400: 'bad-request',
  407: 'proxy-sign-in',
  409: 'conflict',
  429: 'rate-limited',
  502: 'server-unavailable',
  503: 'server-unavailable',
  504: 'server-unavailable',
};

/** The host of a Location header, never its path or query: those may carry a secret back. */
function hostOf(location: string | undefined): string {
  if (location === undefined || !URL.canParse(location)) return '';
  return new URL(location).host;
}
