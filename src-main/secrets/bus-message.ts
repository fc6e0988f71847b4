/* The messages of D-Bus: https://dbus.freedesktop.org/doc/dbus-specification.html */

/** Of the arguments only texts and dictionaries of texts are needed. */
export type BusCall = {
  to: string;
  path: string;
  interface: string;
  method: string;
  args?: readonly (string | Readonly<Record<string, string>>)[];
};

export type BusReply = { ok: true; values: unknown[] } | { ok: false; error: string };

const METHOD_RETURN = 2;
const ERROR = 3;
/** Neither the bus nor a service behind it may be started for a question. */
const NO_AUTO_START = 2;
const HEADER_BYTES = 16;

/** Of the message that begins here, in bytes; 0 while that is not known yet. */
export function messageLength(held: Buffer): number {
  if (held.length < HEADER_BYTES) return 0;
  const read = (at: number) => (isLittle(held) ? held.readUInt32LE(at) : held.readUInt32BE(at));
  return padded(HEADER_BYTES + read(12), 8) + read(4);
}

const isLittle = (message: Buffer) => message[0] === 'l'.charCodeAt(0);
const padded = (length: number, to: number) => Math.ceil(length / to) * to;

export function writeCall(serial: number, { to, path, interface: face, method, args = [] }: BusCall): Buffer {
  const signature = args.map((arg) => (typeof arg === 'string' ? 's' : 'a{ss}')).join('');
  const body = writer();
  for (const arg of args) {
    if (typeof arg === 'string') body.text(arg);
    else body.dictionary(arg);
  }
  const head = writer();
  head.bytes([...Buffer.from('l'), 1, NO_AUTO_START, 1]);
  head.number(body.length());
  head.number(serial);
  const fields: [number, string, string][] = [
    [1, 'o', path],
    [2, 's', face],
    [3, 's', method],
    [6, 's', to],
    ...(signature === '' ? [] : [[8, 'g', signature] as [number, string, string]]),
  ];
  head.array(8, () => {
    for (const [code, type, value] of fields) {
      head.pad(8);
      head.bytes([code]);
      head.signature(type);
      if (type === 'g') head.signature(value);
      else head.text(value);
    }
  });
  head.pad(8);
  return Buffer.concat([head.done(), body.done()]);
}

function writer() {
  let held: number[] = [];
  const bytes = (more: Iterable<number>) => void held.push(...more);
  const pad = (to: number) => bytes(Array(padded(held.length, to) - held.length).fill(0));
  const number = (value: number) => {
    pad(4);
    const buffer = Buffer.alloc(4);
    buffer.writeUInt32LE(value);
    bytes(buffer);
  };
  const text = (value: string) => {
    const buffer = Buffer.from(value);
    number(buffer.length);
    bytes([...buffer, 0]);
  };
  const signature = (value: string) => bytes([value.length, ...Buffer.from(value), 0]);
  /** The length stands before the padding of the first element, which does not count. */
  const array = (alignment: number, elements: () => void) => {
    number(0);
    const at = held.length - 4;
    pad(alignment);
    const start = held.length;
    elements();
    const length = Buffer.alloc(4);
    length.writeUInt32LE(held.length - start);
    held = [...held.slice(0, at), ...length, ...held.slice(at + 4)];
  };
  const dictionary = (values: Readonly<Record<string, string>>) =>
    array(8, () => {
      for (const [name, value] of Object.entries(values)) {
        pad(8);
        text(name);
        text(value);
      }
    });
  return {
    bytes,
    pad,
    number,
    text,
    signature,
    array,
    dictionary,
    length: () => held.length,
    done: () => Buffer.from(held),
  };
}

/** Null when the message is not the reply to this call. */
export function readReply(message: Buffer, serial: number): BusReply | null {
  const head = reader(message);
  const [type] = [message[1]];
  head.skip(HEADER_BYTES - 4);
  const fields = new Map((head.value('a(yv)') as [number, unknown][]).map(([code, value]) => [code, value]));
  if (fields.get(5) !== serial || (type !== METHOD_RETURN && type !== ERROR)) return null;
  if (type === ERROR) return { ok: false, error: String(fields.get(4)) };
  head.align(8);
  return { ok: true, values: head.all(String(fields.get(8) ?? '')) };
}

function reader(message: Buffer) {
  let at = 0;
  const little = isLittle(message);
  const align = (to: number) => {
    at = padded(at, to);
  };
  const number = () => {
    align(4);
    at += 4;
    return little ? message.readUInt32LE(at - 4) : message.readUInt32BE(at - 4);
  };
  const text = (length: number) => {
    const value = message.toString('utf8', at, at + length);
    at += length + 1;
    return value;
  };
  const byte = () => {
    at += 1;
    return message.readUInt8(at - 1);
  };

  function value(type: string): unknown {
    const [first = ''] = type;
    switch (first) {
      case 'y':
        return byte();
      case 'b':
        return number() !== 0;
      case 'i':
      case 'u':
        return number();
      case 's':
      case 'o':
        return text(number());
      case 'g':
        return text(byte());
      case 'v':
        return value(text(byte()));
      case 'a': {
        const length = number();
        const element = type.slice(1);
        align(alignmentOf(element));
        const end = at + length;
        const values: unknown[] = [];
        while (at < end) values.push(value(element));
        return values;
      }
      case '(':
      case '{':
        align(8);
        return all(type.slice(1, -1));
      default:
        throw new Error('The session bus speaks in a type that is not read here.');
    }
  }

  function all(signature: string): unknown[] {
    const values: unknown[] = [];
    for (let rest = signature; rest !== ''; ) {
      const type = firstType(rest);
      values.push(value(type));
      rest = rest.slice(type.length);
    }
    return values;
  }

  const skip = (bytes: number) => {
    at += bytes;
  };
  return { value, all, align, skip };
}

const alignmentOf = (type: string) => (/^[({xtd]/.test(type) ? 8 : /^[ygv]/.test(type) ? 1 : 4);

/** One whole type: `a(yv)s` begins with `a(yv)`. */
function firstType(signature: string): string {
  if (signature.startsWith('a')) return `a${firstType(signature.slice(1))}`;
  if (!/^[({]/.test(signature)) return signature.slice(0, 1);
  let depth = 0;
  for (const [index, character] of [...signature].entries()) {
    depth += '({'.includes(character) ? 1 : ')}'.includes(character) ? -1 : 0;
    if (depth === 0) return signature.slice(0, index + 1);
  }
  return signature;
}
