import type { RequestErrorCode } from '../../contract/request-error.ts';
import type { ReasonMessage } from '../shapes.ts';

/**
 * The same error where nobody typed an address: the vendor has one for all, so that nothing about it can be checked
 * or corrected here, and what stands in between is the cause.
 */
export const fixedAddressErrorMessages: Partial<Record<RequestErrorCode, ReasonMessage>> = {
  'address-invalid': {
    happened: 'The address that this app has for {vendor} cannot be used.',
    notMean: 'Nothing was sent, and the other values were not checked.',
    next: 'Ask whoever installed the app for a newer version.',
    who: 'you',
  },
  'address-not-allowed': {
    happened: 'The request would have gone to {host}, which is not one of {vendor}’s addresses.',
    notMean: 'Nothing was sent there.',
    next: 'Test again. If it keeps happening, tell Neo support.',
    who: 'you',
  },
  'address-private': {
    happened:
      'This network resolves {host} to {address}, which is inside a private network. {vendor} has no server there.',
    notMean: 'Nothing was sent, and the credential is not the cause.',
    next: 'Ask whoever runs the DNS or a filter here why the name resolves to that address, or test from another network.',
    who: 'network-admin',
  },
  'address-blocked': {
    happened: 'This network resolves {host} to {address}, which is reserved for other purposes.',
    notMean: 'Nothing was sent, and the credential is not the cause.',
    next: 'Ask whoever runs the DNS or a filter here why the name resolves to that address, or test from another network.',
    who: 'network-admin',
  },
  'dns-not-found': {
    happened: 'This computer cannot find a server named {host}.',
    notMean: 'The name is {vendor}’s own and is not mistyped. Nothing was sent.',
    next: 'Open any page in the browser. If none opens, connect to a network. If others do, ask for {host} to be let through.',
    who: 'network-admin',
  },
  'proxy-name-not-found': {
    happened: 'The proxy {proxy} could not find the name {host} ({reply}).',
    notMean:
      'The name is {vendor}’s own and is not mistyped. The proxy does not block it, and nothing was sent.',
    next: 'Ask whoever runs the proxy to look at its DNS.',
    who: 'network-admin',
  },
  'proxy-connection-refused': {
    happened: 'The proxy {proxy} found {host}, but nothing accepted its connection there ({reply}).',
    notMean: 'The proxy does not block the host, and the secret was not sent.',
    next: 'Test again in a few minutes. If it keeps happening, ask whoever runs the proxy to let it reach {host}.',
    who: 'network-admin',
  },
  'proxy-connect-timeout': {
    happened:
      'The proxy {proxy} took the request, but no connection to {host} could be made in time ({reply}).',
    notMean: 'The proxy did not say that the host is blocked, and the secret was not sent.',
    next: 'Test again in a few minutes. If it keeps happening, ask whoever runs the proxy to let it reach {host}.',
    who: 'network-admin',
  },
  'proxy-host-unreachable': {
    happened: 'The proxy {proxy} found no route to {host} ({reply}).',
    notMean: 'The proxy does not block the host, and the secret was not sent.',
    next: 'Ask whoever runs the proxy to look at its DNS and the network behind it.',
    who: 'network-admin',
  },
  'proxy-no-connection': {
    happened: 'The proxy {proxy} could not connect to {host} and did not say why ({reply}).',
    notMean: 'It did not say that the host is blocked, and the secret was not sent.',
    next: 'Test again in a few minutes. If it keeps happening, ask whoever runs the proxy to look at its DNS and the network behind it.',
    who: 'network-admin',
  },
  'connection-refused': {
    happened: '{host} was found, but refused the connection.',
    notMean: 'It says nothing about the secret, which was not sent.',
    next: 'Test again in a few minutes. If it keeps happening, ask whoever runs the firewall here to let {host} through.',
    who: 'network-admin',
  },
  'connect-timeout': {
    happened: '{host} did not accept a secure connection in time.',
    notMean: 'It says nothing about the secret, which was not sent.',
    next: 'Test again in a few minutes. If it keeps happening, ask whoever runs the firewall here to let {host} through.',
    who: 'network-admin',
  },
  'headers-too-big': {
    happened: 'Whatever answered for {host} sent more headers than a web service does.',
    notMean: 'It says nothing about the credential.',
    next: 'Test from another network. If it works there, something on this network answers in place of {vendor}.',
    who: 'network-admin',
  },
  'not-http': {
    happened: 'Whatever answered for {host} does not speak proper HTTP.',
    notMean: 'It says nothing about the credential.',
    next: 'Test from another network. If it works there, something on this network answers in place of {vendor}.',
    who: 'network-admin',
  },
  'tls-wrong-name': {
    happened: 'Whatever answered for {host} shows a certificate for another name ({names}).',
    notMean: 'The name is {vendor}’s own and is not mistyped. Nothing was sent.',
    next: 'Open the browser: this network’s sign-in page may answer for every name. If there is none, a filter along the way may do it.',
    who: 'network-admin',
  },
  'tls-protocol': {
    happened:
      'Whatever answered for {host} could not agree with this app on an encrypted connection (TLS 1.2 or newer).',
    notMean: 'It says nothing about the secret, which was not sent.',
    next: 'Test from another network. If it works there, a firewall here uses outdated encryption.',
    who: 'network-admin',
  },
  'tls-client-certificate': {
    happened: 'Whatever answered for {host} accepts only computers that present their own certificate.',
    notMean: 'The credential was not refused; it did not get that far.',
    next: '{vendor} does not ask for one. Ask whoever runs the proxy or firewall here to let {host} through.',
    who: 'network-admin',
  },
  redirected: {
    happened: 'The server answered with a redirect (HTTP {status}) to {to}. It was not followed.',
    notMean: 'The secret was not sent on, and it was not refused.',
    next: 'Open the browser: a sign-in page of this network may be waiting. Then test again; if it keeps happening, tell Neo support.',
    who: 'you',
  },
  'html-answer': {
    happened: 'A web page came instead of an answer from {vendor} (HTTP {status}).',
    notMean: 'It says nothing about the credential.',
    next: 'Open the browser: a sign-in page of this network may be waiting. If not, look for a proxy or a filter.',
    who: 'network-admin',
  },
  'wrong-product': {
    happened: 'Something other than {vendor}’s API answered (HTTP {status}).',
    notMean: 'The credential was not refused.',
    next: 'Test from another network. If it works there, something on this network answers in place of {vendor}.',
    who: 'network-admin',
  },
  'not-found': {
    happened: '{vendor} answered that it does not know this part of its API (HTTP {status}).',
    notMean: 'The credential was not refused.',
    next: 'Test again later. If it keeps happening, tell Neo support: {vendor} may have moved this part.',
    who: 'you',
  },
  'bad-request': {
    happened: 'The request was rejected as invalid (HTTP {status}).',
    notMean: 'The credential was not refused; the error may be in this app.',
    next: 'Test again. If it keeps happening, tell Neo support which row it is.',
    who: 'you',
  },
  'other-status': {
    happened: 'The answer was HTTP {status}, which is unexpected for this request.',
    notMean: 'It doesn’t show whether the credential works.',
    next: 'Test again. If it keeps happening, tell Neo support which row it is.',
    who: 'you',
  },
  'xml-answer': {
    happened: 'The answer (HTTP {status}) is data, but in XML; {vendor}’s API sends JSON.',
    notMean: 'It is not a page for people, and it says nothing about the credential.',
    next: 'Something along the way may have answered. Test again, or from another network; if it keeps happening, tell Neo support.',
    who: 'network-admin',
  },
  'gateway-sign-in': {
    happened:
      'Something in front of {vendor}’s API ({product}) asks for another sign-in (HTTP {status}) and did not let the request through.',
    notMean: 'The API never saw the credential, so the credential is not the cause.',
    next: 'Ask whoever runs this network to let this computer reach {vendor} without the extra sign-in, or test from another network.',
    who: 'network-admin',
  },
};
