import type { RequestErrorMessage } from '../shapes.ts';

/** What can be wrong with the encrypted connection. None of these may be clicked away. */
export const certificateErrorMessages = {
  'tls-expired': {
    title: 'The server’s certificate has expired',
    happened: 'The certificate of {host} was valid until {date}; this computer’s date is {today}.',
    notMean: 'It says nothing about the secret, which was not sent.',
    next: 'Check the date of this computer. If it is right, the certificate of {host} needs to be renewed.',
    who: 'portal-admin',
  },
  'tls-not-yet-valid': {
    title: 'The server’s certificate is not valid yet',
    happened: 'The certificate of {host} is valid from {date}; this computer’s date is {today}.',
    notMean: 'It says nothing about the secret, which was not sent.',
    next: 'Set the date and time of this computer, then test again.',
    who: 'you',
  },
  'tls-wrong-name': {
    title: 'The certificate is for another name',
    happened: 'The server at {host} shows a certificate for another name ({names}).',
    notMean:
      'This may not be an attack: a mistyped name or an old DNS entry looks the same. Nothing was sent.',
    next: 'Compare the address with the one in the browser. On a guest network, open the browser first: its sign-in page answers for every name.',
    who: 'you',
  },
  'tls-self-signed': {
    title: 'The server’s certificate is self-signed',
    happened: '{host} uses a self-signed certificate ({issuer}), not one from an authority.',
    notMean:
      'The address may be right: servers on your own premises often start out this way. Nothing was sent.',
    next: 'Give the server a certificate from a known authority, or add its own certificate in Settings.',
    who: 'portal-admin',
  },
  'tls-inspected': {
    title: 'Encrypted traffic is being inspected',
    happened:
      'A product on this network or computer ({issuer}) opens connections to {host} and signs them with its own certificate.',
    notMean: 'Neither the vendor nor the credential is the cause. Nothing was sent.',
    next: 'Ask for the inspecting product’s certificate and add it in Settings, or ask for {host} to be exempted from inspection.',
    who: 'network-admin',
  },
  'tls-unknown-issuer': {
    title: 'The certificate comes from an authority this computer does not know',
    happened:
      'This computer does not know the authority that signed the certificate of {host} ({issuer}). A company’s own servers often have such a certificate.',
    notMean:
      'This may not be an attack, and nothing suggests that traffic is being inspected. Nothing was sent.',
    next: 'Ask whoever runs {host} for the certificate of this authority, compare its fingerprint with them, and add it in Settings.',
    who: 'portal-admin',
  },
  'tls-chain-incomplete': {
    title: 'The server’s certificate chain is incomplete',
    happened:
      'The certificate of {host} comes from a public authority ({issuer}), but the server leaves out the intermediate certificate between the two.',
    notMean:
      'Browsers often fetch the missing certificate themselves, so the page may open there. Nothing was sent.',
    next: 'Ask whoever runs {host} to install the full chain. Until then, you can add the authority’s intermediate certificate in Settings.',
    who: 'portal-admin',
  },
  'tls-revoked': {
    title: 'The certificate was revoked',
    happened: 'The certificate of {host} was revoked by its issuer.',
    notMean: 'It says nothing about the secret, which was not sent.',
    next: 'Do not enter the secret anywhere on this host until its owner has given it a new certificate.',
    who: 'portal-admin',
  },
  'tls-protocol': {
    title: 'The server and this app share no encryption',
    happened:
      'The server at {host} could not agree with this app on an encrypted connection (TLS 1.2 or newer).',
    notMean: 'It says nothing about the secret, which was not sent.',
    next: 'Check the port of the address. If it is right, the server or a firewall uses outdated encryption.',
    who: 'network-admin',
  },
  'tls-client-certificate': {
    title: 'The server asks for a client certificate',
    happened: '{host} accepts only computers that present their own certificate.',
    notMean: 'The credential was not refused; the server did not get that far.',
    next: 'Ask for an address that needs only the credential.',
    who: 'portal-admin',
  },
  'clock-wrong': {
    title: 'This computer’s clock is wrong',
    happened:
      'This computer’s clock differs from the server’s by {minutes} minutes, so certificates look invalid.',
    notMean: 'Neither the server nor the credential is the cause.',
    next: 'Set this computer’s date, time and time zone, then test again.',
    who: 'you',
  },
} satisfies Record<string, RequestErrorMessage>;
