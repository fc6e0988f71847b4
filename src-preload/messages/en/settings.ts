import type { NeoConnection, Theme } from '../../contract/settings.ts';

/** Words of the Settings screen. */
export const settingsMessages = {
  title: 'Settings',
  loading: 'Reading the settings',
  issue: {
    newer: {
      title: 'A newer version of the app wrote these settings',
      text: 'This version shows what it understands and changes nothing, so nothing from the newer version is lost. Update the app to change them, or ask whoever installed it to.',
    },
    'set-aside': {
      title: 'The settings were damaged',
      text: 'They could not be read, so they were set aside as {file} and nothing was overwritten. Sessions are not affected. Enter the Neo connection again, or ask whoever manages this computer to restore the file from a backup.',
    },
    'not-read': {
      title: 'The settings cannot be read',
      text: 'The file could not be read from the disk, so you see the default settings here. Nothing was overwritten, and sessions are not affected. Ask whoever manages this computer to check the folder shown in About.',
    },
  },
  /** In the place of what may name another client. */
  hidden: {
    connections: 'Other Neo connections are hidden while you present.',
    sealed: 'A sealed file may name other clients. Press Stop presenting first, then open it.',
    certificates: 'The added certificates are hidden while you present, because they may name other clients.',
  },
  connection: {
    title: 'Neo connection',
    text: 'A Neo API key belongs to one Neo tenant. Without one you can still collect and test credentials.',
    choose: 'Show connection',
    name: 'Connection name',
    nameHelp: 'What you call this Neo tenant. Sessions show it.',
    nameIsSecret:
      'This looks like a key, not a name. Names are not encrypted, and everybody sees them, so it was not saved. Enter the name; a Neo key belongs in the field below.',
    nameMissing: 'Enter a name, so that sessions can say where they go.',
    defaultName: 'My Neo tenant',
    newOne: 'New connection',
    key: 'Neo API key',
    keyFirst: 'Enter the key first.',
    keyHelp: 'Begins with neo_sk_. Neo shows it once, when it is made.',
    keyIssues: {
      empty: 'You pasted an empty text. Copy the key again in the Neo dashboard.',
      masked:
        'These are dots or stars, not the key: the page copied its mask. Make a new key and use its copy button.',
      'neo-key-shape':
        'A Neo API key begins with neo_sk_, is complete, and has nothing before or after it. Copy it again in the Neo dashboard.',
    } satisfies Record<NonNullable<NeoConnection['keyIssue']>, string>,
    keyStoredIn: {
      encrypted: 'Encrypted by this computer.',
      memory: 'Kept in memory only: gone when you quit.',
      nowhere: '',
    } satisfies Record<NeoConnection['storedIn'], string>,
    keyCameBack:
      'The last key was kept in memory only and was lost when the app closed. This is the one saved before it. Replace it if Neo has a newer one.',
    keyLost: 'This computer can no longer open the saved key. Press Replace to enter it again.',
    keyFor: 'For {prefix}…',
    test: 'Test connection',
    result: 'Connection result',
    notRun: 'Not run',
    notRunNoKey: 'Not run. Enter a key first.',
    testing: 'Testing',
    agents: 'The key works. Neo answers with {count, plural, one {# agent} other {# agents}}.',
    works: 'The key works.',
    status: 'HTTP {status}',
    request: 'Neo’s request ID: {id}',
    unknownReason:
      'Neo’s answer proved nothing. It does not mean that the key is wrong. Test again in a few minutes.',
    add: 'Add another connection',
    remove: 'Remove this connection',
    assumed: 'Send by the assumed path',
    assumedHelp:
      'Neo does not document how its API takes credentials. If its API description doesn’t say, this sends them to an assumed path. Leave it off to hand over in the dashboard instead. Turn it on only if Neo told you to.',
  },
  replaceKey: {
    title: 'Is the new key for the same Neo tenant?',
    text: 'A key belongs to one tenant. If the new key for {name} is for another one, everything waiting for the old tenant is taken out of the outbox. The drafts stay, and you submit them again.',
    same: 'The same tenant',
    other: 'Another tenant',
    cancel: 'Cancel',
  },
  removeConnection: {
    title: 'Remove {name}?',
    text: 'Its key is deleted from this computer. The key itself stays valid at Neo until somebody revokes it there.',
    remove: 'Remove',
    cancel: 'Cancel',
  },
  keyGuide: {
    open: 'How to make the key',
    missing: 'Sign in to the Neo dashboard as an admin and make an API key there.',
  },
  preferences: {
    title: 'You and this window',
    technician: 'Technician name',
    technicianHelp: 'Filled in for you in a new session.',
    nameIsSecret:
      'This looks like a key, not a name. Names are not encrypted, and everybody sees them, so it was not saved.',
    theme: 'Theme',
    zoom: 'Text size',
    zoomHelp: 'Ctrl and + or − change it on every screen.',
    /** Of the usual size. */
    zoomStep: '{percent}%',
    themes: { system: 'System', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
  },
  /** A Neo connection that nobody made on this computer. */
  fromFile: '{name} (from a file)',
  sealed: {
    title: 'Sealed files',
    text: 'A sealed file holds secrets, encrypted with a passphrase. It moves them to another computer, or keeps them for one that cannot.',
    passphrase: 'Passphrase of the file',
    passphraseMissing: 'Enter the passphrase the file was sealed with.',
    open: 'Open a sealed file',
    opening: 'Opening',
    opened:
      'Opened: {secrets, plural, one {# secret} other {# secrets}} in {sessions, plural, one {# session} other {# sessions}}.',
    notRead:
      '{count, plural, one {One session} other {# sessions}} in the file could not be read. The rest of the file is not affected, and the file is unchanged: keep it.',
    /** Behind the client's name. */
    whyNotRead: {
      newer: 'A newer version of the app wrote it. Update the app, then open the file again.',
      unreadable:
        'It is damaged. If the session is still on this computer, its secrets are back. If not, make the session again and enter them again.',
    },
    noName: 'A session without a readable name',
    left: '{count, plural, one {# more secret or connection was not imported: it cannot be read, or its session is not on this computer. It stays} other {# more secrets or connections were not imported: they cannot be read, or their sessions are not on this computer. They stay}} in the file.',
  },
  certificates: {
    title: 'Certificate authorities',
    text: 'Needed only where a proxy inspects TLS, or for a server with a company’s own certificate. The app already trusts what this computer trusts. Add a missing one here, and ask whoever runs the proxy or the server for it.',
    pem: 'Certificate authorities (PEM)',
    pemHelp:
      'Begins with -----BEGIN CERTIFICATE-----, as in a file or an email. You can paste several: a root, an intermediate, or the server’s own.',
    pemMissing: 'Paste the certificate first.',
    privateKey: 'This holds a private key. Only the certificate belongs here; nothing was kept.',
    add: 'Add certificates',
    remove: 'Remove added certificates',
    list: 'Added certificates',
    roles: {
      authority: 'trusted for all it signs',
      issuing: 'trusted for all it signs; its root is not needed',
      server: 'trusted for this one server only',
    },
    states: {
      valid: 'until {until, date, medium}',
      expired: 'expired {until, date, medium}, has no effect',
      'not-yet': 'valid from {from, date, medium} on, has no effect yet',
    },
  },
} as const;

export const aboutMessages = {
  title: 'About',
  product: 'Neo Setup Assistant',
  purpose:
    'Walks you through making an API credential in a vendor’s portal, tests it, keeps it encrypted and submits it to Neo.',
  version: 'Version',
  runtime: 'Built on',
  runtimeOf: 'Electron {electron}, Chromium {chromium}, Node {node}',
  unsupported: {
    title: 'This runtime no longer gets security updates',
    text: 'The Electron version under this app is out of support. Your credentials are still encrypted, but flaws found in the browser engine are no longer fixed. Ask whoever installed the app for a newer one.',
  },
  platform: 'System',
  platforms: { win32: 'Windows', darwin: 'macOS', linux: 'Linux' } as Readonly<Record<string, string>>,
  data: 'Where data lives',
  dataText:
    'Sessions and settings are files in this folder. Secrets in them are encrypted. The operating system keeps the key.',
  storage: 'What secret storage means',
  storageTexts: {
    encrypted:
      'Encrypted by this computer: secrets are encrypted before they are written, with a key that the operating system keeps for your account. Another account on this computer, or a copy of the folder elsewhere, cannot open them. A program running under your account can.',
    memory:
      'In memory only: no secret is written to disk. What is not sent or sealed in a file is gone when you quit.',
  },
  network: 'What goes over the network',
  networkText:
    'Requests go to the vendor’s address you entered, to Neo, and nowhere else. No statistics, no crash reports, no automatic updates.',
  license: 'License',
  licenseText:
    'MIT license. Made with Electron, React, undici, zod, zustand, electron-store, age-encryption, FormatJS and the typefaces Inter and Geist Mono (SIL Open Font License). Product names belong to their owners; the pictures of their screens are our own drawings.',
} as const;
