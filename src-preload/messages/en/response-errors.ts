import type { RequestErrorMessage } from '../shapes.ts';

/** What can be wrong with an answer that did come. */
export const responseErrorMessages = {
  'answer-too-big': {
    title: 'The answer is larger than expected',
    happened: 'The answer is larger than 1 MiB and was cut off before anything in it could be counted.',
    notMean: 'The credential is not refused; there is a lot to see.',
    next: 'Test again. If it keeps happening, tell Neo support which row it is.',
    who: 'you',
  },
  'headers-too-big': {
    title: 'The answer is unusual',
    happened: '{host} sent more headers than a web service does.',
    notMean: 'It says nothing about the credential.',
    next: 'Check that the address is the one of the vendor’s portal.',
    who: 'you',
  },
  'not-http': {
    title: 'This is not a web server',
    happened: 'What answered at {host} does not speak HTTP, or not correctly.',
    notMean: 'It says nothing about the credential.',
    next: 'Check the address, and above all its port.',
    who: 'you',
  },
  'encoding-unknown': {
    title: 'The answer is compressed in a way this app cannot read',
    happened:
      '{host} compressed its answer with a method this app does not know ({encoding}), although it was asked not to.',
    notMean: 'It says nothing about the credential.',
    next: 'Test again. If it keeps happening, a proxy along the way may be compressing answers: ask for {host} to be excluded.',
    who: 'network-admin',
  },
  'body-broken': {
    title: 'The answer arrived damaged',
    happened:
      'The answer of {host} ended in the middle, or it is packed differently from what its label says.',
    notMean: 'It doesn’t show whether the credential works.',
    next: 'Test again. If it keeps happening, a proxy or firewall along the way may be changing answers.',
    who: 'network-admin',
  },
  redirected: {
    title: 'The answer points elsewhere',
    happened:
      'The server answered with a redirect (HTTP {status}) to another address ({to}). It was not followed.',
    notMean: 'The secret was not sent on to the other address, and it was not refused.',
    next: 'Check that the address is the portal’s own and not an old one or a sign-in page. On a guest network, open the browser first: the network may lead every request to its own sign-in page.',
    who: 'you',
  },
  'html-answer': {
    title: 'A web page came instead of data',
    happened: 'The answer (HTTP {status}) is a page for people, not data of the API.',
    notMean: 'It says nothing about the credential.',
    next: 'Check the address. On a guest or company network, open the browser first: a sign-in page may be waiting.',
    who: 'you',
  },
  'xml-answer': {
    title: 'The answer is XML, not the API’s JSON',
    happened: 'The answer (HTTP {status}) is data, but in XML; the API that this guide is for sends JSON.',
    notMean: 'It is not a page for people, and it says nothing about the credential.',
    next: 'Check the address: another API of the same product, or a gateway in front of it may have answered. If it is right, tell Neo support.',
    who: 'you',
  },
  'captive-portal': {
    title: 'This network wants a sign-in first',
    happened: 'A sign-in page of this network answered in place of the vendor.',
    notMean: 'The vendor never saw the request.',
    next: 'Open the browser, sign in to the network, then test again.',
    who: 'you',
  },
  'wrong-product': {
    title: 'Another product answers here',
    happened:
      'A server answers at this address, but not with the API that this guide is for (HTTP {status}).',
    notMean: 'The credential was not refused; the wrong server was asked.',
    next: 'Compare the address with the one in the browser when you are signed in to the portal.',
    who: 'you',
  },
  'not-json': {
    title: 'The answer cannot be read',
    happened: 'The answer (HTTP {status}) is not in the form the vendor documents.',
    notMean: 'It doesn’t show whether the credential works.',
    next: 'Test again. If it keeps happening, something along the way may be changing answers.',
    who: 'you',
  },
  'wrong-shape': {
    title: 'The answer has an unknown form',
    happened: 'The answer (HTTP {status}) lacks what the vendor documents for this request.',
    notMean: 'It doesn’t show whether the credential works.',
    next: 'Test again. If it keeps happening, tell Neo support: the vendor may have changed its API.',
    who: 'you',
  },
  'error-inside': {
    title: 'The answer reports an error',
    happened: 'The answer came with HTTP {status}, but an error is written inside it ({inner}).',
    notMean: 'It does not prove that the permission is missing.',
    next: 'Read the vendor’s own words in the evidence, then test again.',
    who: 'you',
  },
  'bad-request': {
    title: 'The vendor did not understand the request',
    happened: 'The request was rejected as invalid (HTTP {status}).',
    notMean: 'The credential was not refused; the error may be in this app.',
    next: 'Check the address. If it is right, tell Neo support which row it is.',
    who: 'you',
  },
  unauthorized: {
    title: 'The sign-in was refused',
    happened: 'The other side does not accept these values (HTTP {status}).',
    notMean: 'It says nothing about the permissions.',
    next: 'Compare the values with the portal, check that they have not expired, and that this computer’s clock is right.',
    who: 'you',
  },
  forbidden: {
    title: 'Access was refused',
    happened: 'The values were accepted, but this area was refused (HTTP {status}).',
    notMean: 'The secret is not wrong.',
    next: 'Grant the permission in the portal, save there, and test again.',
    who: 'portal-admin',
  },
  'forbidden-by-filter': {
    title: 'A filter refused the request',
    happened: 'The answer (HTTP {status}) is that of a firewall or filter ({product}) and not of the API.',
    notMean: 'It shows neither that a permission is missing nor that the credential is wrong.',
    next: 'Check whether the vendor or your network lets only certain addresses through, and ask for this computer to be let through.',
    who: 'network-admin',
  },
  'gateway-sign-in': {
    title: 'Something in front of the API wants a sign-in of its own',
    happened:
      'A gateway or web server in front of the API ({product}) asks for another sign-in (HTTP {status}) and did not let the request through.',
    notMean: 'The API did not see the credential, so neither it nor the agent is in doubt.',
    next: 'Check that the address is that of the API and not of a portal. If it is, ask for the API to be let through without the extra sign-in.',
    who: 'portal-admin',
  },
  'refusal-unsigned': {
    title: 'The sign-in was refused, but it is not clear by whom',
    happened:
      'The sign-in was refused (HTTP {status}) with nothing that shows the API itself answered: a web server in front of it can answer the same way.',
    notMean: 'It does not show that the credential is wrong.',
    next: 'Compare the values with the portal and check that they have not expired. If they are right, ask whoever runs the server whether something in front of the API asks for a sign-in.',
    who: 'you',
  },
  'answered-by-proxy': {
    title: 'A proxy answered in place of the vendor',
    happened:
      'A proxy of this network ({product}) could not pass the request on and answered itself (HTTP {status}).',
    notMean: 'It is not an outage of the vendor, and it says nothing about the credential.',
    next: 'Test again. If it keeps happening, ask what the proxy’s log says about this host.',
    who: 'network-admin',
  },
  'not-found': {
    title: 'There is nothing at this address',
    happened: 'The server does not know this part of the API (HTTP {status}).',
    notMean: 'The credential is not refused.',
    next: 'Check the address. On your own server, the version may not have this part.',
    who: 'you',
  },
  conflict: {
    title: 'Something else is in progress',
    happened: 'The request conflicts with another one (HTTP {status}).',
    notMean: 'The credential is not refused.',
    next: 'Wait a minute and try again.',
    who: 'you',
  },
  'rate-limited': {
    title: 'Too many requests',
    happened: 'The vendor is taking no more requests for now (HTTP {status}).',
    notMean: 'The credential is not refused.',
    next: 'Wait until the time shown before you test again; trying earlier may extend the wait.',
    who: 'you',
  },
  'server-error': {
    title: 'The server has a problem of its own',
    happened: 'The server ran into an error while answering (HTTP {status}).',
    notMean: 'It says nothing about the credential.',
    next: 'Test again in a few minutes. If it keeps happening, ask the vendor’s support.',
    who: 'vendor',
  },
  'server-unavailable': {
    title: 'The service is not available',
    happened: 'The service is down, overloaded or being maintained (HTTP {status}).',
    notMean: 'It says nothing about the credential.',
    next: 'Check the vendor’s status page, and test again later.',
    who: 'vendor',
  },
  'other-status': {
    title: 'An unexpected answer',
    happened: 'The answer was HTTP {status}, which this request should not get.',
    notMean: 'It doesn’t show whether the credential works.',
    next: 'Check the address and test again. If it keeps happening, tell Neo support.',
    who: 'you',
  },
} satisfies Record<string, RequestErrorMessage>;
