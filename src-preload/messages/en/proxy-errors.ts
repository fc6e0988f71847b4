import type { RequestErrorMessage } from '../shapes.ts';

/** What can be wrong at the proxy of this computer or behind it. The vendor has not seen a request that ends here. */
export const proxyErrorMessages = {
  'proxy-unknown-kind': {
    title: 'This app does not support this kind of proxy',
    happened:
      'This computer is set to use a proxy that this app cannot speak to ({proxy}), so nothing was sent.',
    notMean: 'Neither the vendor nor the credential is the cause, and the app does not bypass the proxy.',
    next: 'Ask for an HTTP, HTTPS or SOCKS proxy for {host}, or for a rule that lets {host} bypass the proxy.',
    who: 'network-admin',
  },
  'proxy-not-found': {
    title: 'The proxy’s name cannot be found',
    happened: 'This computer is set to use the proxy {proxy}, but that name cannot be found.',
    notMean: 'It says nothing about the vendor’s address or the credential; nothing was sent.',
    next: 'If it is your office’s proxy, connect to the office network or VPN. Otherwise, check the name in the system’s proxy settings.',
    who: 'you',
  },
  'proxy-unreachable': {
    title: 'The proxy does not answer',
    happened: 'This computer is set to use the proxy {proxy}, and no connection to it could be made.',
    notMean: 'The request never reached the vendor.',
    next: 'Open a page in the browser. If that fails too, the proxy is down or its setting is out of date.',
    who: 'network-admin',
  },
  'proxy-hung-up': {
    title: 'The proxy closed the connection',
    happened: 'The proxy {proxy} closed the connection without a reply when asked for {host}.',
    notMean: 'The vendor did not see the request, and the credential was not sent.',
    next: 'Test again. If it keeps happening, ask what the proxy’s log says about {host}.',
    who: 'network-admin',
  },
  'proxy-wrong-kind': {
    title: 'This is another kind of proxy',
    happened: '{proxy} did not answer like a proxy for encrypted connections.',
    notMean: 'Neither the vendor nor the credential is the cause; nothing was sent.',
    next: 'Check the kind and the port of the proxy in the system’s settings.',
    who: 'network-admin',
  },
  'proxy-certificate': {
    title: 'The proxy’s certificate is not trusted',
    happened:
      'The proxy {proxy} uses TLS, and its certificate comes from an authority that this computer does not know ({issuer}).',
    notMean: 'The proxy is not down, and this is not about the vendor’s certificate. Nothing was sent.',
    next: 'Ask for the certificate of the authority that signed the proxy’s, and add it in Settings.',
    who: 'network-admin',
  },
  'proxy-certificate-date': {
    title: 'The proxy’s certificate is out of date',
    happened:
      'The certificate of the proxy {proxy} is valid from {from} until {until}; this computer’s date is {today}.',
    notMean: 'The proxy is not down, and this is not about the vendor’s certificate. Nothing was sent.',
    next: 'Check the date of this computer. If it is right, the proxy’s certificate needs to be renewed.',
    who: 'network-admin',
  },
  'proxy-certificate-name': {
    title: 'The proxy’s certificate is for another name',
    happened: 'The proxy {proxy} shows a certificate for another name ({names}).',
    notMean: 'The proxy is not down, and this is not about the vendor’s certificate. Nothing was sent.',
    next: 'Use the name in the certificate in the system’s proxy settings, or give the proxy a certificate for its name.',
    who: 'network-admin',
  },
  'proxy-sign-in': {
    title: 'The proxy asks for a sign-in',
    happened: 'The proxy {proxy} wants a user name and password before it lets a request through.',
    notMean: 'This is not about the vendor’s credential, which was not sent to the proxy.',
    next: 'Ask for a rule that lets this computer reach {host} without a sign-in, or test from another network.',
    who: 'network-admin',
  },
  'proxy-refused': {
    title: 'The proxy does not allow this host',
    happened: 'The proxy {proxy} has a rule against connecting to {host} ({reply}).',
    notMean: 'The vendor never saw the request.',
    next: 'Ask for {host} to be allowed in the proxy.',
    who: 'network-admin',
  },
  'proxy-name-not-found': {
    title: 'The proxy cannot find the server',
    happened: 'The proxy {proxy} could not find the name {host} ({reply}).',
    notMean: 'The proxy does not block the host, and nothing was sent to the vendor.',
    next: 'Check the name for a typo. If it is right and opens in the browser, check the proxy’s DNS.',
    who: 'you',
  },
  'proxy-connection-refused': {
    title: 'The server refused the proxy’s connection',
    happened: 'The proxy {proxy} found {host}, but nothing accepts connections there ({reply}).',
    notMean: 'The proxy does not block the host, and the secret was not sent.',
    next: 'Check the address and its port. If both are right, check the server and its firewall.',
    who: 'you',
  },
  'proxy-connect-timeout': {
    title: 'The proxy got no answer from the server',
    happened:
      'The proxy {proxy} took the request, but no connection to {host} could be made in time ({reply}).',
    notMean: 'The proxy did not say that the host is blocked, and the secret was not sent.',
    next: 'Check the address. If it opens in the browser, test again; if not, the server is down or a firewall drops the connection.',
    who: 'you',
  },
  'proxy-host-unreachable': {
    title: 'The proxy cannot reach the server',
    happened: 'The proxy {proxy} found no route to {host} ({reply}).',
    notMean: 'The proxy does not block the host, and the secret was not sent.',
    next: 'Check the name for a typo: some proxies say this when they cannot find a name. If it is right, check the network behind the proxy.',
    who: 'you',
  },
  'proxy-no-connection': {
    title: 'The proxy could not connect to the server',
    happened: 'The proxy {proxy} could not connect to {host} and did not say why ({reply}).',
    notMean: 'It did not say that the host is blocked, and the secret was not sent.',
    next: 'Check the name and the port of the address for a typo. If both are right, check the server and the proxy’s DNS.',
    who: 'you',
  },
  'proxy-unsupported': {
    title: 'The proxy does not support this request',
    happened: 'The proxy {proxy} does not support this kind of request or address ({reply}).',
    notMean: 'It does not block {host}, and the secret was not sent.',
    next: 'Ask for a proxy that connects by name, or for a rule that lets {host} bypass the proxy.',
    who: 'network-admin',
  },
  'proxy-failed': {
    title: 'The proxy failed',
    happened:
      'The proxy {proxy} made no connection to {host} and gave no reason that this app knows ({reply}).',
    notMean: 'The vendor did not see the request, and the credential is not the cause.',
    next: 'Test again. If it keeps happening, ask what the proxy’s log says about {host}.',
    who: 'network-admin',
  },
} satisfies Record<string, RequestErrorMessage>;
